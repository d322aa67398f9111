// Whole lives over a metered table, through the real use cases, stores and review machine, by Wulong's real policy.

import { randomIds } from '../functions/adapters/random-ids.ts';
import { createCaseStore } from '../functions/adapters/stores/case-store.ts';
import { createDiscoveryStore } from '../functions/adapters/stores/discovery-store.ts';
import { createDossierStore } from '../functions/adapters/stores/dossier-store.ts';
import { createFindingStore } from '../functions/adapters/stores/finding-store.ts';
import { openIdentityStore } from '../functions/adapters/stores/identity-store.ts';
import { createLedgerStore } from '../functions/adapters/stores/ledger-store.ts';
import { createRecertificationStore } from '../functions/adapters/stores/recertification-store.ts';
import { createRegisterStore } from '../functions/adapters/stores/register-store.ts';
import { createWaiverStore } from '../functions/adapters/stores/waiver-store.ts';
import type { DossierEntry } from '../functions/core/entitlements/dossier.ts';
import { syntheticIdentity } from '../functions/core/identities/synthetic-identity.ts';
import { addMonths } from '../functions/core/shared/month.ts';
import { closeNotice } from '../functions/core/use-cases/cases/close-notice.ts';
import { notifyApplicant } from '../functions/core/use-cases/cases/notify-applicant.ts';
import { recordDecision } from '../functions/core/use-cases/entitlements/record-decision.ts';
import { planRecertifications } from '../functions/core/use-cases/recertifications/plan-recertifications.ts';
import { recordRecertification } from '../functions/core/use-cases/recertifications/record-recertification.ts';
import { compareRegisters } from '../functions/core/use-cases/registers/compare-registers.ts';
import { findPeople } from '../functions/core/use-cases/registers/find-people.ts';
import { settleFinding } from '../functions/core/use-cases/registers/settle-finding.ts';
import {
  application,
  by,
  caseWorld,
  clearFacts,
  keyRing,
  submittedCase,
} from '../test/support/case-world.ts';
import { followedOf } from '../test/support/followed-case.ts';
import { addPayee, paidRun, paymentWorld } from '../test/support/payment-world.ts';
import { bring, registerWorld, someone, WULONG } from '../test/support/register-world.ts';
import { workflowWorld } from '../test/support/workflow-world.ts';
import type { Metered, MeteredTable } from './metered-table.ts';

const nextSeed = (() => {
  let last = 0;
  return () => ++last;
})();

/** An application at home for both benefits, led by the review machine to its end: granted, told, in the dossier. */
export async function lifeOfCase(table: MeteredTable): Promise<void> {
  const { catalogue } = await registerWorld();
  const world = { ...caseWorld({ table }), ids: randomIds, catalogue };
  const vault = await openIdentityStore({ table, keyRing, ids: randomIds });
  const person = await vault.store(syntheticIdentity(`life ${nextSeed()}`, { bornOn: '1980-05-05' }));
  const flow = workflowWorld(world);
  const { id } = await submittedCase(world, application(WULONG, { person }));
  await flow.settle();
  const followed = followedOf(id, world, flow);
  await followed.approve('township', 'federation', 'civil-affairs');
  await followed.travel('2023-06-30');
  await followed.act((on) => closeNotice(on, id, { stage: 'public-notice' }, by('civil-affairs', WULONG)));
  await followed.act((on) => notifyApplicant(on, id, { means: 'sms' }, by('window', WULONG)));
  const { status } = await followed.read();
  if (status !== 'closed') throw new Error(`the case is ${status}; its life is to end closed`);
  await recordDecision({ cases: world.cases, dossiers: createDossierStore(table, keyRing) }, id);
}

/** People of one county who are paid both benefits for so many months, run by run. */
export async function lifeOfPayments(table: MeteredTable, people: number, months: number): Promise<void> {
  const plain = await paymentWorld({ table });
  const world = { ...plain, identities: await openIdentityStore({ table, keyRing, ids: randomIds }) };
  for (let person = 0; person < people; person++)
    await addPayee(world, `${String(nextSeed()).padStart(12, '0')}`, { knownOn: '2023-01-20' });
  table.taken(); // what comes before the first run is the life of a case
  for (let month = 0; month < months; month++) await paidRun(world, addMonths('2023-01', month));
}

/** What rows and people of registers cost, in the units of the meter. */
export interface RegisterCost {
  readonly rows: Metered;
  readonly comparison: Metered;
}

/** Two registers name so many people; half are paid, and die: a finding each, confirmed. The others are looked for. */
export async function lifeOfRegisters(table: MeteredTable, people: number): Promise<RegisterCost> {
  const world = await registersOn(table);
  const seeds = Array.from({ length: people }, nextSeed);
  const paid = seeds.slice(0, people / 2);
  for (const seed of paid) {
    const [name, residentId] = someone(seed);
    const person = await world.vault.store({ name, residentId });
    await world.dossiers.add(person, decidedEntries(seed));
  }
  table.taken();
  const on = '2023-06-30';
  const certificates = seeds.map((seed) => [...someone(seed), ...certificate]);
  await bring(world, 'disability-certificates', on, certificateHeader, certificates);
  const livings = seeds.map((seed) => [...someone(seed), '在保', '2022-01-01']);
  await bring(world, 'minimum-living', on, ['姓名', '身份证号', '保障状态', '纳入低保日期'], livings);
  const rows = table.taken();
  const deaths = paid.map((seed) => [...someone(seed), '2023-04-12', '']);
  await bring(world, 'deaths', on, ['姓名', '身份证号', '死亡日期', '数据状态'], deaths);
  table.taken();
  await compareRegisters(world, { jurisdiction: WULONG, on, paidThrough: null });
  const comparison = table.taken();
  await planRecertifications(world, WULONG, '2023-06');
  const planned = await world.recertifications.planned(WULONG, '2023-06', { limit: people });
  for (const { id } of planned.items) await recordRecertification(world, id, visited, officer);
  const open = await world.findings.list({ list: 'unsettled', jurisdiction: WULONG }, { limit: people });
  for (const { id } of open.items) await settleFinding(world, id, { action: 'confirm' }, officer);
  await findPeople(world, WULONG, on);
  return { rows, comparison };
}

async function registersOn(table: MeteredTable) {
  return {
    ...(await registerWorld('2023-06-30')),
    registers: createRegisterStore(table, keyRing),
    findings: createFindingStore(table, keyRing),
    discovery: createDiscoveryStore(table, keyRing),
    recertifications: createRecertificationStore(table, keyRing),
    dossiers: createDossierStore(table, keyRing),
    ledger: createLedgerStore(table, keyRing),
    cases: createCaseStore({ table, keyRing }),
    waivers: createWaiverStore(table, keyRing),
    vault: await openIdentityStore({ table, keyRing, ids: randomIds }),
  };
}

const officer = { role: 'township', office: WULONG, officer: 'officer-1' } as const;
const visited = { result: 'confirmed', means: 'visit', on: '2023-06-10' } as const;
const certificateHeader = [
  '姓名',
  '身份证号',
  '残疾类别',
  '残疾等级',
  '发证日期',
  '有效期止',
  '证件状态',
  '户籍地行政区划代码',
];
const certificate = ['肢体', '一级', '2022-05-01', '2032-05-01', '有效', WULONG];

function decidedEntries(seed: number): DossierEntry[] {
  const common = {
    at: '2023-03-20T01:00:00Z',
    knownOn: '2023-03-20',
    source: { kind: 'case', id: `case-${seed}` },
  } as const;
  const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;
  const decided = {
    caseId: `case-${seed}`,
    jurisdiction: WULONG,
    appliedOn: '2023-03-05',
    decidedOn: '2023-03-20',
  };
  return [
    {
      ...common,
      id: `facts-${seed}`,
      type: 'facts',
      from: '2023-03-01',
      asOf: null,
      values: clearFacts(WULONG),
    },
    {
      ...common,
      ...decided,
      id: `decided-${seed}`,
      type: 'decided',
      fromMonth: '2023-03',
      benefits: { living: granted, nursing: granted },
    },
  ];
}
