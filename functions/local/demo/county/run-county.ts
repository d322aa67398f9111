import type { Case } from '../../../core/cases/case.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import type { Comparison } from '../../../core/registers/comparison.ts';
import { addDays } from '../../../core/shared/calendar-date.ts';
import { addMonths, lastDayOf, type Month } from '../../../core/shared/month.ts';
import { compareRegisters } from '../../../core/use-cases/registers/compare-registers.ts';
import { beijingAt } from '../demo-clock.ts';
import { type Applicants, applicantsOf } from './applicants.ts';
import { HOME, NEIGHBOUR } from './county-plan.ts';
import type { CountyWorld } from './county-world.ts';
import { discover, noteTold } from './discover.ts';
import { count, type MonthTally, monthTally } from './month-tally.ts';
import { payMonth, takeAnswer } from './pay.ts';
import { recertify } from './recertify.ts';
import { recoverOverpaid, takeRepayments } from './recover.ts';
import type { SentFile } from './sent-file.ts';
import { type Settled, settleFindings } from './settle-findings.ts';
import { takeStock } from './stock.ts';

/** What a county's life leaves beside the stores. */
export interface CountyLife {
  readonly tallies: readonly MonthTally[];
  readonly stock: number;
  readonly files: readonly SentFile[];
}

/** Lives through all months of a county: registers, findings, applications, recertifications, payments. */
export async function runCounty(
  world: CountyWorld,
  onMonth: (done: number, month: Month) => void,
): Promise<CountyLife> {
  const { county, thread } = world;
  const before = lastDayOf(addMonths(county.from, -1));
  const first = thread.take(before, before);
  // The other core has nothing else to do before there are people; a few are compared before threads have started.
  if (county.people >= 1000) world.warm();
  let taken = await first;
  const stock = await takeStock(world, before);
  const tallies: MonthTally[] = [];
  const applicants = applicantsOf(world, (one, wasTold) => {
    const tally = tallies.findLast(({ month }) => month <= world.clock.now().slice(0, 7));
    if (tally !== undefined) noteDecided(tally, one, wasTold);
  });
  const files: SentFile[] = [];
  let compared = await compareIn(world, county.from, null);
  for (let at = 0; at < county.months; at += 1) {
    const month = addMonths(county.from, at);
    const tally: MonthTally = { ...monthTally(month), ...taken, found: compared.found };
    tallies.push(tally);
    const settled = await settle(world, tally, applicants);
    const isLast = at + 1 === county.months;
    const next = addMonths(month, 1);
    // What the windows read of the registers is read by now: the next month's can come in while this one goes on.
    const taking = isLast ? undefined : thread.take(lastDayOf(month), `${next}-01`);
    const deciding = decideApplications(world, tally);
    // The run of the 20th knows no later entry, and a comparison no later line: they can be worked side by side.
    const paying = deciding.then(() => pay(world, tally, settled));
    const beforeComparing = [taking, deciding, ...(isHalfYear(next) ? [paying] : [])];
    const comparing =
      taking && Promise.all(beforeComparing).then(() => compareIn(world, next, paidBy(month)));
    const [fresh, sent, found] = await Promise.all([taking, paying, comparing]);
    files.push(...sent);
    taken = fresh ?? taken;
    compared = found ?? compared;
    onMonth(at + 1, month);
  }
  return { tallies, stock, files };
}

/** Through which month the comparison of the next one looks at payments, every half year. */
function paidBy(month: Month): Month | null {
  return isHalfYear(addMonths(month, 1)) ? month : null;
}

function compareIn(world: CountyWorld, month: Month, paidThrough: Month | null): Promise<Comparison> {
  const { comparisons, comparisonClock, workingDay } = world;
  const on = workingDay(`${month}-02`);
  comparisonClock.set(beijingAt(on, '10:00'));
  return compareRegisters(comparisons, { jurisdiction: HOME, on, paidThrough });
}

/** Settles what was found, looks for people, and plans who comes to the windows. */
async function settle(world: CountyWorld, tally: MonthTally, applicants: Applicants): Promise<Settled> {
  const { month } = tally;
  const sixth = world.workingDay(`${month}-06`);
  await world.until(sixth);
  const settled = await settleFindings(world, tally);
  for (const person of settled.entitled) {
    noteTold(world, tally, person);
    applicants.tell(person);
  }
  for (const person of settled.moved) if (await movedToNeighbour(world, person)) applicants.moved(person);
  if (isHalfYear(month)) for (const person of await discover(world, tally, sixth)) applicants.tell(person);
  await applicants.comeIn(month, sixth);
  return settled;
}

async function movedToNeighbour({ data, lives }: CountyWorld, person: PersonRef): Promise<boolean> {
  const identity = await data.vault.reveal(person, 'unmasked');
  return identity !== undefined && lives.get(identity.residentId)?.move?.to === NEIGHBOUR;
}

/** Takes and decides applications through the review machine, and recertifies. */
async function decideApplications(world: CountyWorld, tally: MonthTally): Promise<void> {
  const { month } = tally;
  await world.until(world.workingDay(`${month}-10`));
  await recertify(world, month, tally);
  const next = addMonths(month, 1);
  await world.until(addDays(world.workingDay(`${next}-02`), -1));
}

/** The registers of other benefits are whole then, without which nobody can be said to lack one; payments are looked at, too. */
function isHalfYear(month: Month): boolean {
  return Number(month.slice(5)) % 6 === 1;
}

/** Runs, bank files, the bank's answers, and getting back what was paid too much. */
async function pay(world: CountyWorld, tally: MonthTally, { toRecover }: Settled): Promise<SentFile[]> {
  const { month } = tally;
  const { payClock, workingDay } = world;
  payClock.set(beijingAt(workingDay(`${month}-20`), '15:00'));
  const sent = [...(await payPlace(world, tally, HOME)), ...(await payPlace(world, tally, NEIGHBOUR))];
  payClock.set(beijingAt(workingDay(`${month}-24`), '11:00'));
  for (const file of sent) {
    const { people, fen } = await takeAnswer(world, file);
    tally.returned += people;
    tally.returnedFen += fen;
  }
  for (const one of toRecover) await recoverOverpaid(world, one, month);
  await takeRepayments(world, month);
  return sent;
}

async function payPlace(world: CountyWorld, tally: MonthTally, jurisdiction: string): Promise<SentFile[]> {
  const { items } = await world.payments.dossiers.payees(jurisdiction, { limit: 1 });
  if (items.length === 0) return [];
  const { run, sent } = await payMonth(world, jurisdiction, tally.month);
  tally.recipients += run.totals.payments.people;
  for (const [benefit, { fen }] of Object.entries(run.totals.byBenefit)) count(tally.paid, benefit, fen);
  for (const [kind, { people, fen }] of Object.entries(run.totals.changes)) {
    count(tally.changes, kind, people);
    count(tally.changesFen, kind, fen);
  }
  return [sent];
}

function noteDecided(tally: MonthTally, { appliedOn, result }: Case, wasTold: boolean): void {
  if (result === null) return;
  const isGranted = Object.values(result.benefits).some(({ outcome }) => outcome === 'granted');
  if (isGranted) tally.granted += 1;
  else tally.refused += 1;
  if (wasTold && isGranted) tally.appliedAfterTold += 1;
  const days = (Date.parse(result.determinedAt.slice(0, 10)) - Date.parse(appliedOn)) / 86_400_000;
  tally.daysToDecide.push(days);
}
