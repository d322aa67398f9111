import { systemClock } from '../../adapters/local/system-clock.ts';
import { type Period, requirePeriod } from '../../core/oversight/period.ts';
import { shownSheet } from '../../core/oversight/shown-sheet.ts';
import { parseMonth } from '../../core/shared/month.ts';
import { type OversightRequest, overseeAll } from '../../core/use-cases/oversight/oversee-area.ts';
import { oversightCsvLines } from '../../core/use-cases/oversight/oversight-csv-lines.ts';
import type { OversightServices } from '../../core/use-cases/oversight/oversight-services.ts';
import { openData } from '../../runtime/open-data.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import { type DataOptions, presentDataFolder } from './data-folder.ts';
import { deskPolicies, type PolicyOptions } from './desk-policies.ts';
import { requireCode } from './oversight-code.ts';
import { oversightLines } from './oversight-lines.ts';

interface OversightOptions extends DataOptions, PolicyOptions {
  readonly jurisdiction: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: boolean;
  readonly lang?: Language;
}

/** `huize oversight`: goes through the whole area and keeps no more than its sums. */
export async function oversight(options: OversightOptions, terminal: Terminal): Promise<ExitCode> {
  const asked = { jurisdiction: requireCode(options.jurisdiction), period: periodOf(options, terminal) };
  const data = await openData(presentDataFolder(options, terminal), systemClock);
  try {
    const { followUp, cases, waivers } = data;
    const { catalogue } = await deskPolicies(options, terminal, data);
    const services = { ...followUp, cases, waivers, catalogue, clock: systemClock };
    const language = options.lang ?? terminal.language;
    if (options.csv) await printCsv(services, asked, { ...terminal, language });
    else if (options.json) await printAll(services, asked, terminal);
    else terminal.print(await oversightLines(services, asked, { ...terminal, language }));
    return 0;
  } finally {
    data.close();
  }
}

function periodOf({ from, to }: OversightOptions, { today }: Terminal): Period {
  const last = parseMonth(to ?? today().slice(0, 7));
  return requirePeriod({ from: parseMonth(from ?? `${last.slice(0, 4)}-01`), to: last });
}

/** Line ends are the terminal's own. */
async function printCsv(services: OversightServices, asked: OversightRequest, terminal: Terminal) {
  for await (const line of oversightCsvLines(services, asked, terminal.language))
    terminal.print(line.trimEnd());
}

async function printAll(services: OversightServices, asked: OversightRequest, terminal: Terminal) {
  const sheets = { county: [], province: [], total: [] } as Record<string, object[]>;
  for await (const { kind, sheet } of overseeAll(services, asked)) sheets[kind]?.push(shownSheet(sheet));
  const { county: counties, province: provinces, total } = sheets;
  const { jurisdiction, period } = asked;
  printJson({ jurisdiction, ...period, counties, provinces, totals: total?.[0] }, terminal);
}
