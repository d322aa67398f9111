import { balancesOf } from '../../../core/payments/balances.ts';
import { openOverpayments } from '../../../core/payments/overpayments.ts';
import type { Recovery, RecoveryPlan } from '../../../core/payments/recovery.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import { addMonths, type Month } from '../../../core/shared/month.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { pagesOf } from '../../../core/use-cases/payments/pages.ts';
import { beginRecovery, type RecoveryStep, stepRecovery } from '../../../core/use-cases/payments/recover.ts';
import { HOME, preparerOf, releaserOf } from './county-plan.ts';
import type { CountyWorld } from './county-world.ts';
import type { Settled } from './settle-findings.ts';

const preparer = preparerOf(HOME);
/** Small remainders that an estate cannot give back are given up, by two persons. */
const smallFen = 20_000;
const GROUND = '经比对核实，停发前已多发，按规定追回';

/** Begins to get back what the ledger shows as overpaid; others find that nothing was. */
export async function recoverOverpaid(
  world: CountyWorld,
  one: Settled['toRecover'][number],
  month: Month,
): Promise<void> {
  const { payments } = world;
  const { person, cause } = one;
  let recovery: Recovery;
  try {
    recovery = await beginRecovery(payments, { person, cause, jurisdiction: HOME, ground: GROUND }, preparer);
  } catch (error) {
    if (error instanceof Refusal && error.name === 'recovery-not-possible') return;
    throw error;
  }
  const total = sum(recovery.overpaid);
  const draws = drawsFor(`recover ${recovery.id}`);
  if (cause === 'death' && total <= smallFen && draws.happens(0.3)) return waive(world, recovery.id, total);
  if (cause === 'fraud')
    await step(world, recovery.id, { step: 'hand-over', to: '武隆区公安局', on: today(world) });
  const receives = await stillReceives(world, person, month);
  const from = addMonths(month, 1);
  const plan: RecoveryPlan =
    receives && cause !== 'death'
      ? { means: 'set-off', from, cap: { unit: 'percent', percent: 50 } }
      : { means: 'instalments', from, fenPerMonth: Math.max(1, Math.ceil(total / 3)) };
  await step(world, recovery.id, { step: 'plan', plan });
}

async function waive(world: CountyWorld, id: string, fen: number): Promise<void> {
  const ground = '金额小，遗产不足以清偿，追回成本高于金额';
  await step(world, id, { step: 'propose-waiver', id: `${id}-waiver`, fen, ground });
  const decided: RecoveryStep = { step: 'decide-waiver', id: `${id}-waiver`, isApproved: true };
  await stepRecovery(world.payments, id, decided, releaserOf(HOME));
}

/** Money comes back month by month as agreed until nothing is open; the last part is what is left. */
export async function takeRepayments(world: CountyWorld, month: Month): Promise<void> {
  const { payments } = world;
  for await (const page of pagesOf((request) => payments.recoveries.list(HOME, 'open', request), 100))
    for (const { id, plan, person, overpaid } of page) {
      if (plan?.means !== 'instalments' || plan.from > month) continue;
      const lines = await payments.ledger.linesOf(person);
      const open = openOverpayments({ jurisdiction: HOME, overpaid }, lines);
      const fen = Math.min(sum(open), plan.fenPerMonth);
      if (fen > 0) await step(world, id, { step: 'repay', id: `${id}-${month}`, on: today(world), fen });
    }
}

function sum(months: readonly { readonly fen: number }[]): number {
  return months.reduce((total, { fen }) => total + fen, 0);
}

async function stillReceives({ payments }: CountyWorld, person: PersonRef, month: Month): Promise<boolean> {
  const balances = balancesOf(await payments.ledger.linesOf(person));
  return [...balances.values()].some((balance) => balance.month === month && balance.due > 0);
}

async function step(world: CountyWorld, id: string, one: RecoveryStep): Promise<void> {
  await stepRecovery(world.payments, id, one, preparer);
}

function today({ payClock }: CountyWorld): string {
  return payClock.now().slice(0, 10);
}
