import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { formatMoney } from '../../core/shared/money.ts';
import type { SimulatedBenefit, SimulationPart } from '../../core/simulations/simulation.ts';
import { beginSimulation } from '../../core/use-cases/simulations/begin-simulation.ts';
import { type SimulationReport, showSimulation } from '../../core/use-cases/simulations/show-simulation.ts';
import { simulateCounty } from '../../core/use-cases/simulations/simulate-county.ts';
import { countLine } from '../terminal/count-line.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { atRegistersDesk, type RegisterOptions } from './registers-desk.ts';

interface SimulateOptions extends RegisterOptions {
  readonly files: readonly string[];
  readonly jurisdiction: string;
  readonly month?: string;
  readonly by?: string;
}

/** `huize simulate`: what proposed policy files would change over the people of a jurisdiction; names nobody. */
export function simulate(options: SimulateOptions, terminal: Terminal): Promise<ExitCode> {
  return atRegistersDesk(options, terminal, async ({ services, snapshot, zh }) => {
    const { jurisdiction, month, by = 'command-line' } = options;
    const files = options.files.map((given) => {
      const path = resolve(terminal.folder, given);
      return { path: pathBelow(path), text: readFileSync(path, 'utf8') };
    });
    const one = await beginSimulation(services, snapshot, { jurisdiction, month, files }, by);
    const line = countLine(terminal, zh ? '人' : 'people');
    const onProgress = ({ figures }: SimulationPart) => line.show(figures.people);
    for (const county of one.counties) await simulateCounty(services, one, county, onProgress);
    line.end();
    const report = await showSimulation(services, one);
    if (options.json) printJson(report, terminal);
    else terminal.print(reportLines(report, zh));
    return report.failed.length === 0 ? 0 : 1;
  });
}

/** The folder of the jurisdiction and the name of the file, as they lie below the policies folder. */
function pathBelow(path: string): string {
  return join(basename(dirname(path)), basename(path));
}

function reportLines({ id, month, figures, failed }: SimulationReport, zh: boolean): string {
  const head = zh ? `${id}：${month}，${figures.people} 人` : `${id}: ${month}, ${figures.people} people`;
  const columns = zh
    ? ['补贴', '现有人数', '现每月', '拟订人数', '拟订每月', '变动']
    : ['benefit', 'people now', 'a month', 'people then', 'a month', 'changes'];
  const rows = Object.entries(figures.benefits).map(([benefit, one]) => rowOf(benefit, one));
  const problems = failed.map(({ county, problem }) => `${county}: ${problem}`);
  return [head, table([columns, ...rows]), ...problems].join('\n');
}

function rowOf(benefit: string, { before, after, changes }: SimulatedBenefit): string[] {
  const changed = Object.entries(changes).map(
    ([change, { people, fen }]) => `${change} ${people} (${formatMoney(fen)})`,
  );
  return [
    benefit,
    String(before.people),
    formatMoney(before.fen),
    String(after.people),
    formatMoney(after.fen),
    changed.join(', ') || '—',
  ];
}
