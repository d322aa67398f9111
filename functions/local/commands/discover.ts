import type { DiscoveryCandidate } from '../../core/registers/discovery-candidate.ts';
import type { SearchPart } from '../../core/registers/discovery-search.ts';
import { formatMoney } from '../../core/shared/money.ts';
import { beginSearch } from '../../core/use-cases/registers/begin-search.ts';
import { searchCounty } from '../../core/use-cases/registers/search-county.ts';
import { showSearch } from '../../core/use-cases/registers/show-search.ts';
import { countLine } from '../terminal/count-line.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { atRegistersDesk, type RegisterOptions } from './registers-desk.ts';

const MOST_SHOWN = 50;

/** `huize discover`: looks for people who qualify and receive nothing, and shows who is to be told first; names nobody. */
export function discover(
  options: RegisterOptions & { readonly jurisdiction: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services, zh, today }) => {
    const { jurisdiction } = options;
    const search = await beginSearch(services, jurisdiction, today);
    const line = countLine(terminal, zh ? '人' : 'people');
    try {
      let before = 0;
      for (const county of search.counties) {
        const onProgress = ({ people }: SearchPart) => line.show(before + people);
        before += (await searchCounty(services, search, county, onProgress)).people;
      }
    } finally {
      line.end();
    }
    const sum = await showSearch(services, search);
    const { items } = await services.discovery.list(jurisdiction, 'to-contact', { limit: MOST_SHOWN });
    if (options.json) printJson({ ...sum, candidates: items }, terminal);
    else {
      const { people, added, updated, closed, failed } = sum;
      terminal.print(
        zh
          ? `查找 ${people} 人：新列入 ${added}，更新 ${updated}，移出 ${closed}`
          : `${people} people: ${added} added, ${updated} updated, ${closed} closed`,
      );
      for (const { county, problem } of failed) terminal.print(`${county}: ${problem}`);
      if (items.length > 0) terminal.print(table(items.map((one) => listed(one, zh))));
    }
    return sum.failed.length === 0 ? 0 : 1;
  });
}

const REASONS = {
  'new-certificate': ['新领证', 'new certificate'],
  'new-minimum-living': ['新纳入低保', 'new in 低保'],
  'not-applied': ['未申请', 'not applied'],
} as const;

function listed(
  { id, reason, since, monthlyFen, wouldGet, township }: DiscoveryCandidate,
  zh: boolean,
): string[] {
  const benefits = wouldGet.map(({ benefit, certainty }) =>
    certainty === 'qualifies' ? benefit : `${benefit}?`,
  );
  return [
    id,
    REASONS[reason][zh ? 0 : 1],
    since,
    township ?? '—',
    benefits.join(' '),
    formatMoney(monthlyFen),
  ];
}
