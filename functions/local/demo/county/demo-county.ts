import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMonths } from '../../../core/shared/month.ts';
import { policiesFolder } from '../../commands/load-policies.ts';
import { progressBar } from '../../terminal/progress-bar.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { COUNTY, HOME, NEIGHBOUR } from './county-plan.ts';
import { type CountyWorld, openCounty } from './county-world.ts';
import { demoPolicies } from './demo-policies.ts';
import { reconcileCounty } from './reconcile/reconcile-county.ts';
import { startRegisterPool } from './register-thread.ts';
import { type CountyReport, countyReport } from './report/county-report.ts';
import { reportHtml } from './report/report-html.ts';
import { reportMarkdown } from './report/report-markdown.ts';
import { runCounty } from './run-county.ts';

/** A county that was lived through, what is told of it and where. */
export interface ToldCounty {
  readonly folder: string;
  readonly report: CountyReport;
  readonly html: string;
  readonly markdown: string;
  /** How long it took, and the most memory that was used. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** How large a county, and for how many months; as in COUNTY where absent. */
export interface CountySize {
  readonly people?: number | undefined;
  readonly months?: number | undefined;
}

/** Lives through the county in a folder that is made, reconciles its money, and writes the report there. */
export async function demoCounty(
  folder: string,
  policies: string | undefined,
  size: CountySize,
  terminal: Terminal,
): Promise<ToldCounty> {
  const began = performance.now();
  const county = { ...COUNTY, people: size.people ?? COUNTY.people, months: size.months ?? COUNTY.months };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const registerPool = startRegisterPool();
  try {
    const catalogue = demoPolicies(policiesFolder(policies, terminal), join(folder, 'policies'));
    const world = await openCounty(county, folder, catalogue, registerPool);
    const told = await tell(world, terminal).finally(world.close);
    return {
      folder,
      ...told,
      seconds: (performance.now() - began) / 1000,
      // In kilobytes, of the whole process with its threads.
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    await registerPool.close();
  }
}

async function tell(
  world: CountyWorld,
  terminal: Terminal,
): Promise<Pick<ToldCounty, 'report' | 'html' | 'markdown'>> {
  const { county, folder } = world;
  const progress = (done: number, text: string) =>
    terminal.progress?.(`${progressBar(done / (county.months + 2))}  ${text}`);
  progress(0, county.from);
  const life = await runCounty(world, (done, month) => progress(done + 1, month));
  const through = addMonths(county.from, county.months - 1);
  const reconciliation = await reconcileCounty(world, [HOME, NEIGHBOUR], through, life.files);
  const report = await countyReport(world, life, reconciliation);
  terminal.progress?.('');
  return {
    report,
    html: written(folder, 'report.html', reportHtml(report)),
    markdown: written(folder, 'report.md', reportMarkdown(report)),
  };
}

function written(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
