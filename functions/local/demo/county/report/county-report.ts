import type { Recovery } from '../../../../core/payments/recovery.ts';
import type {
  SyntheticCounty,
  SyntheticLife,
} from '../../../../core/registers/synthetic/synthetic-county.ts';
import { lastDayOf, type Month } from '../../../../core/shared/month.ts';
import { pagesOf } from '../../../../core/use-cases/payments/pages.ts';
import { HOME } from '../county-plan.ts';
import type { CountyWorld } from '../county-world.ts';
import type { MonthTally } from '../month-tally.ts';
import type { Reconciliation } from '../reconcile/reconciliation.ts';
import type { CountyLife } from '../run-county.ts';

/** What happened to people, whether or not an office heard of it. */
export interface Lives {
  readonly people: number;
  readonly certified: number;
  readonly births: number;
  readonly deaths: number;
  readonly moves: number;
  readonly sentences: number;
  readonly expiries: number;
}

/** Getting back what was paid too much; money in 分. */
export interface Recovered {
  readonly cases: number;
  readonly foundFen: number;
  readonly backFen: number;
  readonly waivedFen: number;
  readonly openFen: number;
  readonly handedOver: number;
}

/** All that the page says. */
export interface CountyReport {
  readonly county: SyntheticCounty;
  readonly through: Month;
  readonly stock: number;
  readonly lives: Lives;
  readonly months: readonly MonthTally[];
  readonly recovered: Recovered;
  readonly reconciliation: Reconciliation;
}

/** Gathers it from what was counted, the recoveries and the ledger's sums. */
export async function countyReport(
  world: CountyWorld,
  { tallies, stock }: CountyLife,
  reconciliation: Reconciliation,
): Promise<CountyReport> {
  const { county } = world;
  const through = tallies.at(-1)?.month ?? county.from;
  return {
    county,
    through,
    stock,
    lives: livesIn([...world.lives.values()], `${county.from}-01`, lastDayOf(through)),
    months: tallies,
    recovered: recoveredBy(await recoveriesOf(world), reconciliation),
    reconciliation,
  };
}

function livesIn(lives: readonly SyntheticLife[], from: string, to: string): Lives {
  const within = (day: string | null | undefined) => day != null && day >= from && day <= to;
  const number = (holds: (life: SyntheticLife) => boolean) => lives.filter(holds).length;
  return {
    people: lives.length,
    certified: number(({ certificate }) => certificate !== null),
    births: number(({ bornOn }) => within(bornOn)),
    deaths: number(({ death }) => death?.takenBackOn === null && within(death.on)),
    moves: number(({ move }) => within(move?.on)),
    sentences: number(({ sentence }) => within(sentence?.on)),
    expiries: number(({ certificate }) => within(certificate?.expiresOn)),
  };
}

async function recoveriesOf({ payments }: CountyWorld): Promise<Recovery[]> {
  const found: Recovery[] = [];
  for (const status of ['open', 'closed'] as const)
    for await (const page of pagesOf((request) => payments.recoveries.list(HOME, status, request), 200))
      found.push(...page);
  return found;
}

function recoveredBy(recoveries: readonly Recovery[], { months }: Reconciliation): Recovered {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    cases: recoveries.length,
    foundFen: sum(recoveries.flatMap(({ overpaid }) => overpaid.map(({ fen }) => fen))),
    backFen: sum(months.map(({ recovered }) => recovered)),
    waivedFen: sum(months.map(({ waived }) => waived)),
    openFen: sum(months.map(({ overpaid }) => overpaid)),
    handedOver: recoveries.filter(({ handedOver }) => handedOver !== null).length,
  };
}
