// node bench/county-one.ts <recipients>: stores a county of so many in a data folder of its own, pays and compares it
// by real policies, and prints what each piece of work took as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicyFolder } from '../functions/adapters/local/read-policy-folder.ts';
import { openWorkerPool } from '../functions/adapters/local/worker-pool.ts';
import { bulkEvaluator } from '../functions/core/bulk/bulk-evaluator.ts';
import type { Chunk } from '../functions/core/bulk/chunk-function.ts';
import { stateCouncilCalendar } from '../functions/core/calendar/state-council-calendar.ts';
import { dueMonths } from '../functions/core/entitlements/due-months.ts';
import { checkPolicies } from '../functions/core/policies/check/check-policies.ts';
import type { PolicyLayer } from '../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../functions/core/policies/policy-catalogue-of.ts';
import type { DueOf } from '../functions/core/registers/comparison-context.ts';
import { addMonths } from '../functions/core/shared/month.ts';
import { compiledPolicies } from '../functions/core/use-cases/compiled-policies.ts';
import { preparePaymentRun } from '../functions/core/use-cases/payments/prepare-payment-run.ts';
import { releasePaymentRun } from '../functions/core/use-cases/payments/release-payment-run.ts';
import { compareRegisters } from '../functions/core/use-cases/registers/compare-registers.ts';
import { openData } from '../functions/runtime/open-data.ts';
import { paymentServicesOn } from '../functions/runtime/payment-services.ts';
import { openRunThreads } from '../functions/runtime/run-threads.ts';
import type { CHUNK_FUNCTIONS } from './county-chunk-functions.ts';
import { COUNTY, MONTH } from './county-people.ts';
import { stagesOf } from './county-stages.ts';
import { POLICIES } from './wulong.ts';

const people = Number(process.argv[2]);
if (!Number.isSafeInteger(people) || people < 1)
  throw new RangeError(`recipients is ${process.argv[2]}; right is a whole number from 1 on`);

const BATCH = 100;
const lastMonth = addMonths(MONTH, -1);
const folder = mkdtempSync(join(tmpdir(), 'huize-county-'));
const texts = readPolicyFolder(POLICIES).filter(({ path }) =>
  /^(100000|500000|500156)-[^/]*\/[^/]*$/.test(path),
);
const { layers } = checkPolicies(texts);
const { stage, results, end } = stagesOf();
try {
  await stage(
    'store',
    () => store([...layers]),
    (lives) => lives,
  );
  await work();
} finally {
  end();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify({ people, ...results() }));

/** Makes people until so many receive something; gives how many that takes. */
async function store(policies: readonly PolicyLayer[]): Promise<number> {
  const pool = openWorkerPool<typeof CHUNK_FUNCTIONS>(
    new URL('./county-chunk-functions.ts', import.meta.url),
  );
  let [recipients, lives] = [0, 0];
  const chunks = function* (): Generator<Chunk<readonly [number, number]>> {
    for (; recipients < people; lives += BATCH) yield { id: `${lives}`, data: [lives, lives + BATCH] };
  };
  for await (const { data } of pool.run('store-county', { folder, layers: policies }, chunks()))
    recipients += data;
  await pool.close();
  return lives;
}

async function work(): Promise<void> {
  let instant = `${lastMonth}-20T02:00:00Z`;
  const clock = { now: () => instant };
  const data = await openData(folder, clock);
  const threads = openRunThreads(folder);
  const compiled = compiledPolicies(100);
  const catalogue = policyCatalogueOf(layers);
  const payments = paymentServicesOn({ ...data, compiled, clock, pagesOn: threads.pagesOn })(catalogue);
  const pay = async (month: string, name: string): Promise<void> => {
    const wish = { jurisdiction: COUNTY, month };
    const run = await stage(
      `prepare ${name}`,
      () => preparePaymentRun(payments, wish, officer('officer-1')),
      ({ totals }) => totals.people,
    );
    await stage(
      `release ${name}`,
      () => releasePaymentRun(payments, run.id, officer('officer-2')),
      ({ checkpoint }) => checkpoint.done,
    );
  };
  await pay(lastMonth, 'first run, with arrears of 23 months');

  instant = `${MONTH}-05T02:00:00Z`;
  const evaluator = bulkEvaluator(catalogue, compiled);
  const { policyOn } = catalogue;
  const dueOf: DueOf = (dossier, asked) => dueMonths(dossier, asked, { evaluator, policyOn });
  const { cases, waivers, followUp } = data;
  const registers = {
    ...followUp,
    cases,
    waivers,
    catalogue,
    evaluator,
    dueOf,
    calendar: stateCouncilCalendar,
    clock,
  };
  const request = { jurisdiction: COUNTY, on: `${MONTH}-05`, paidThrough: lastMonth };
  await stage(
    'compare',
    () => compareRegisters({ ...registers, batches: threads.batchesOn(registers) }, request),
    (one) => one.people,
  );

  instant = `${MONTH}-20T02:00:00Z`;
  await pay(MONTH, 'monthly run');
  await threads.close();
  data.close();
}

function officer(subject: string) {
  return { subject, roles: ['civil-affairs-approver'], jurisdiction: COUNTY } as const;
}
