import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { createCaseStore } from '../../functions/adapters/stores/case-store.ts';
import { createDossierStore } from '../../functions/adapters/stores/dossier-store.ts';
import { openIdentityStore } from '../../functions/adapters/stores/identity-store.ts';
import { createLedgerStore } from '../../functions/adapters/stores/ledger-store.ts';
import { createPayeeAccountStore } from '../../functions/adapters/stores/payee-account-store.ts';
import { createPaymentRunStore } from '../../functions/adapters/stores/payment-run-store.ts';
import { createRecoveryStore } from '../../functions/adapters/stores/recovery-store.ts';
import type { Caller } from '../../functions/core/access/caller.ts';
import { determiningEvaluator } from '../../functions/core/entitlements/determining-evaluator.ts';
import type { DossierEntry } from '../../functions/core/entitlements/dossier.ts';
import { dueMonths } from '../../functions/core/entitlements/due-months.ts';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import type { BankReturnLine } from '../../functions/core/payments/bank-instruction.ts';
import type { PaymentRun, RunPayment } from '../../functions/core/payments/payment-run.ts';
import type { PolicyLayer } from '../../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import type { BankFiles } from '../../functions/core/ports/bank-file.ts';
import type { PersonRef } from '../../functions/core/ports/identity-vault.ts';
import { Refusal } from '../../functions/core/shared/refusal.ts';
import { pagesOf } from '../../functions/core/use-cases/payments/pages.ts';
import type { PaymentServices } from '../../functions/core/use-cases/payments/payment-services.ts';
import { preparePaymentRun } from '../../functions/core/use-cases/payments/prepare-payment-run.ts';
import { releasePaymentRun } from '../../functions/core/use-cases/payments/release-payment-run.ts';
import { casePolicies, PLAIN } from './case-policies.ts';
import { clearFacts, keyRing } from './case-world.ts';
import { compiledOnce } from './compiled-policies.ts';
import { type TestClock, testClock } from './test-clock.ts';

/** All that payments need, over one table, with real policies and months. */
export interface PaymentWorld extends PaymentServices {
  readonly clock: TestClock;
  readonly table: ItemTable;
}

export const preparer: Caller = {
  subject: 'officer-1',
  roles: ['civil-affairs-approver'],
  jurisdiction: PLAIN,
};
export const releaser: Caller = { ...preparer, subject: 'officer-2' };

export async function paymentWorld({
  at = '2023-04-20',
  policies = casePolicies,
  table = createMemoryTable(() => 0),
}: {
  at?: string;
  policies?: readonly PolicyLayer[];
  table?: ItemTable;
} = {}): Promise<PaymentWorld> {
  const catalogue = policyCatalogueOf(policies);
  const evaluator = determiningEvaluator(catalogue, compiledOnce);
  const { policyOn } = catalogue;
  let last = 0;
  const ids = { next: (prefix: string) => `${prefix}-${++last}` };
  return {
    table,
    catalogue,
    clock: testClock(at),
    cases: createCaseStore({ table, keyRing }),
    dossiers: createDossierStore(table, keyRing),
    ledger: createLedgerStore(table, keyRing),
    runs: createPaymentRunStore(table, keyRing),
    recoveries: createRecoveryStore(table, keyRing),
    accounts: createPayeeAccountStore(table, keyRing),
    identities: await openIdentityStore({ table, keyRing, ids }),
    bankFiles: async () => lineFiles,
    dueMonths: (dossiers, asked) =>
      Promise.all(dossiers.map((dossier) => dueMonths(dossier, asked, { evaluator, policyOn }))),
  };
}

/** The same world after its policy files have changed. */
export async function withPaymentPolicies(
  world: PaymentWorld,
  policies: readonly PolicyLayer[],
): Promise<PaymentWorld> {
  const { catalogue, dueMonths: months } = await paymentWorld({ policies });
  return { ...world, catalogue, dueMonths: months };
}

/** A person whom the county pays both benefits since January 2023, with an account unless said otherwise. */
export async function addPayee(
  world: PaymentWorld,
  seed: string,
  { hasAccount = true, knownOn = '2023-01-20', entries = [] as readonly DossierEntry[] } = {},
): Promise<PersonRef> {
  const identity = syntheticIdentity(seed);
  const person = await world.identities.store(identity);
  await world.dossiers.add(person, [...decidedEntries(seed, knownOn), ...entries]);
  if (hasAccount)
    await world.accounts.keep(person, {
      kind: 'card',
      holder: identity.name,
      bank: '农商行',
      number: `62000000${seed}`,
    });
  return person;
}

/** What a case leaves behind that granted both benefits from January 2023 on. */
export function decidedEntries(seed: string, knownOn: string): DossierEntry[] {
  const common = {
    at: `${knownOn}T01:00:00Z`,
    knownOn,
    source: { kind: 'case', id: `case-${seed}` },
  } as const;
  const granted = { outcome: 'granted', overrideFen: null, ground: null } as const;
  return [
    {
      ...common,
      id: `facts-${seed}`,
      type: 'facts',
      from: '2023-01-05',
      values: clearFacts(PLAIN),
      asOf: null,
    },
    {
      ...common,
      id: `decided-${seed}`,
      type: 'decided',
      caseId: `case-${seed}`,
      jurisdiction: PLAIN,
      appliedOn: '2023-01-05',
      decidedOn: knownOn,
      fromMonth: '2023-01',
      benefits: { living: granted, nursing: granted },
    },
  ];
}

export function eventEntry(event: string, on: string, knownOn: string): DossierEntry {
  return {
    id: `${event}-${on}`,
    type: 'event',
    at: `${knownOn}T02:00:00Z`,
    knownOn,
    source: { kind: 'officer', id: 'officer-1' },
    event,
    on,
  };
}

/** Prepares and releases the run of a month, on its 20th. */
export async function paidRun(world: PaymentWorld, month: string, isSupplement = false): Promise<PaymentRun> {
  if (world.clock.now() < `${month}-20`) world.clock.set(`${month}-20`);
  const run = await preparePaymentRun(world, { jurisdiction: PLAIN, month, isSupplement }, preparer);
  return releasePaymentRun(world, run.id, releaser, run.revision);
}

export async function paymentsOf(world: PaymentWorld, runId: string): Promise<RunPayment[]> {
  const all: RunPayment[] = [];
  for await (const page of pagesOf((request) => world.runs.payments(runId, request), 100)) all.push(...page);
  return all;
}

/** Bank files of one JSON object a line. */
const lineFiles: BankFiles = {
  layouts: () => ['lines'],
  fileOf: (layout) => layout,
  fileName: (layout, { run }) => {
    if (layout !== 'lines')
      throw new Refusal('request-invalid', `layout is '${layout}'; right is one of lines`);
    return `${run}.jsonl`;
  },
  write: async function* (_layout, header, instructions) {
    const encode = (value: object) => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
    yield encode(header);
    for await (const instruction of instructions) yield encode(instruction);
  },
  read: async (_layout, content) => {
    const lines = new TextDecoder().decode(content).split('\n').filter(Boolean);
    const read = lines.map((text, index) => ({ line: index + 1, text }));
    return {
      lines: read.flatMap(({ line, text }) =>
        text.startsWith('{') ? [{ ...(JSON.parse(text) as Omit<BankReturnLine, 'line'>), line }] : [],
      ),
      faults: read.flatMap(({ line, text }) =>
        text.startsWith('{') ? [] : [{ line, detail: 'not an object' }],
      ),
    };
  },
};

type AnswerLine = { readonly [Key in keyof BankReturnLine]?: BankReturnLine[Key] | undefined };

/** A bank's answer in that layout. */
export function bankAnswer(lines: readonly (AnswerLine | string)[]): Uint8Array {
  const texts = lines.map((line) =>
    typeof line === 'string'
      ? line
      : JSON.stringify({ outcome: 'paid', fen: null, reason: null, on: null, ...line }),
  );
  return new TextEncoder().encode(texts.join('\n'));
}
