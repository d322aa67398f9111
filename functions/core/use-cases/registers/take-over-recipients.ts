import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { IdentityVault, PersonRef } from '../../ports/identity-vault.ts';
import type { PayeeAccounts } from '../../ports/payee-accounts.ts';
import type { RowSource } from '../../ports/row-source.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import { recipientEntries, takenOverId } from '../../registers/recipient-entries.ts';
import { type ListedRecipient, readRecipient, recipientColumns } from '../../registers/recipient-list.ts';
import type { RowFault } from '../../registers/register-import.ts';
import { formatMoney } from '../../shared/money.ts';
import { addMonths, lastDayOf, type Month, parseMonth } from '../../shared/month.ts';
import { plainName } from '../../shared/plain-name.ts';
import { Refusal } from '../../shared/refusal.ts';
import { bilingual } from '../../shared/text.ts';
import { type ComparisonServices, comparisonContext } from './comparison-services.ts';
import { firstRows } from './first-rows.ts';
import { registerPlaces } from './people-of.ts';
import { readPeople } from './read-people.ts';

/** What the take-over stands on. */
export type TakeOverServices = ComparisonServices & {
  readonly vault: Pick<IdentityVault, 'find' | 'reveal'>;
  readonly accounts: PayeeAccounts;
  readonly clock: SystemClock;
};

/** The list of those whom a county pays already, and from which month on they are paid here. */
export interface TakeOverRequest {
  readonly jurisdiction: string;
  readonly from: Month;
  readonly source: RowSource;
  /** Account of the officer who hands it in. */
  readonly by: string;
  /** The office states that nobody on the list draws other benefits than registers show. */
  readonly vouchesOtherBenefits?: boolean;
  /** Looks only: nothing is written. */
  readonly isTrial?: boolean;
  readonly onProgress?: (rows: number) => void;
}

/** What became of the lines. */
export interface TakeOver {
  readonly rows: number;
  readonly taken: number;
  /** Taken over before. */
  readonly known: number;
  readonly faults: readonly RowFault[];
}

const AT_ONCE = 100;
/** So far ahead a county prepares. */
const MONTHS_AHEAD = 3;

/**
 * Takes over those whom a county pays already: each gets the decision that stands on the list, the facts that registers
 * show, and his account. A line whose amounts are not those that the policy makes due from these facts is told and not
 * taken: the office finds out which is wrong before anybody is paid. Months before `from` were paid elsewhere. The same
 * list twice is once. Refuses jurisdiction-unknown, policy-not-in-force, month-invalid, request-invalid,
 * register-file-layout.
 */
export async function takeOverRecipients(
  services: TakeOverServices,
  request: TakeOverRequest,
): Promise<TakeOver> {
  const { jurisdiction, source, onProgress = () => undefined } = request;
  const on = calendarDateAt(services.clock.now());
  requireFrom(request.from, on);
  const places = await registerPlaces(services.registers, jurisdiction);
  const context = await comparisonContext(services, jurisdiction, on, places);
  const rules = services.catalogue.policyOn(jurisdiction, lastDayOf(request.from)).rules;
  const labels = Object.fromEntries(
    Object.entries(rules.benefits ?? {}).map(([id, { label }]) => [id, bilingual(label, id).zh]),
  );
  const columns = recipientColumns(await firstRows(source), labels);
  const desk: Desk = { services, request, context, places };
  let sum: TakeOver = { rows: 0, taken: 0, known: 0, faults: [] };
  let waiting: ListedRecipient[] = [];
  const settle = async () => {
    const done = await takeSome(desk, waiting);
    waiting = [];
    sum = {
      ...sum,
      taken: sum.taken + done.taken,
      known: sum.known + done.known,
      faults: [...sum.faults, ...done.faults],
    };
    onProgress(sum.rows);
  };
  for await (const row of source.rows()) {
    if (row.line <= columns.line) continue;
    sum = { ...sum, rows: sum.rows + 1 };
    const read = 'cells' in row ? readRecipient(columns, row, on) : { faults: [unreadable(row)] };
    if ('faults' in read) sum = { ...sum, faults: [...sum.faults, ...read.faults] };
    else if (read.recipient !== null) waiting.push(read.recipient);
    if (waiting.length >= AT_ONCE) await settle();
  }
  await settle();
  return { ...sum, faults: [...sum.faults].sort((one, other) => one.line - other.line) };
}

interface Desk {
  readonly services: TakeOverServices;
  readonly request: TakeOverRequest;
  readonly context: ComparisonContext;
  readonly places: readonly string[];
}

function requireFrom(from: Month, today: string): void {
  const [first, last] = [today.slice(0, 7), addMonths(today.slice(0, 7), MONTHS_AHEAD)];
  if (parseMonth(from) >= first && from <= last) return;
  const en = `from is ${from}; right is the first month that is paid here, ${first} to ${last}: earlier ones were paid elsewhere`;
  const zh = `起始月份为${from}；应为在本平台发放的第一个月，${first}至${last}：以前的月份已在别处发放`;
  throw new Refusal('request-invalid', { zh, en }, [{ pointer: '/from', code: 'from', detail: en, zh }]);
}

function unreadable({ line, fault }: { readonly line: number; readonly fault: string }): RowFault {
  return { line, column: null, code: 'line-unreadable', detail: fault };
}

/** Takes at most 100 people; different ones side by side, so that nobody may stand on the list twice. */
async function takeSome(
  desk: Desk,
  recipients: readonly ListedRecipient[],
): Promise<Pick<TakeOver, 'taken' | 'known' | 'faults'>> {
  const { services, places } = desk;
  const found = await Promise.all(recipients.map(({ residentId }) => services.vault.find(residentId)));
  const faults: RowFault[] = [];
  const people = new Map<PersonRef, ListedRecipient>();
  for (const [at, one] of recipients.entries()) {
    const person = found[at];
    if (person === undefined) faults.push(told(one, 'not-registered', NOT_REGISTERED));
    else if (people.has(person)) faults.push(told(one, 'row-twice', 'an earlier line names the same person'));
    else people.set(person, one);
  }
  const asked = [...people.keys()].map((person) => ({ person, isPayee: false }));
  const read = await readPeople(services, asked, places);
  const outcomes = await Promise.all(
    read.map((each) => takeOne(desk, people.get(each.person) as ListedRecipient, each)), // the same keys
  );
  return {
    taken: outcomes.filter((one) => one === 'taken').length,
    known: outcomes.filter((one) => one === 'known').length,
    faults: [...faults, ...outcomes.flatMap((one) => (typeof one === 'string' ? [] : [one]))],
  };
}

type ReadPerson = Awaited<ReturnType<typeof readPeople>>[number];

async function takeOne(
  { services, request, context }: Desk,
  one: ListedRecipient,
  { person, records, dossier }: ReadPerson,
): Promise<'taken' | 'known' | RowFault> {
  const identity = await services.vault.reveal(person, 'unmasked');
  if (plainName(identity?.name ?? '') !== plainName(one.name)) return told(one, 'name-differs', NAME_DIFFERS);
  const id = takenOverId(person, request.jurisdiction);
  const isKnown = dossier.entries.some((entry) => entry.id === `${id}.decided`);
  if (!isKnown && dossier.entries.some(({ type }) => type === 'decided'))
    return told(one, 'recipient-known', 'a case was decided for this person here; that decision counts');
  if (!isKnown) {
    const { jurisdiction, from, by, vouchesOtherBenefits } = request;
    const taking = { jurisdiction, from, by, vouchesOtherBenefits, at: services.clock.now() };
    const entries = recipientEntries({ person, records, listed: one }, taking, context);
    const differs = await differenceOf(services, context, { person, entries }, one, request.from);
    if (differs !== undefined) return told(one, 'amount-differs', differs);
    if (request.isTrial) return 'taken';
    await services.dossiers.add(person, entries);
  }
  await keepAccount(services, person, one, request);
  return isKnown ? 'known' : 'taken';
}

const NOT_REGISTERED =
  'no imported register names this resident ID; right is to import the registers (certificates, 低保 …) first';
const NAME_DIFFERS =
  'the name is not the one that is known under this resident ID; compare both with the card, one of them is wrong';

function told({ line }: ListedRecipient, code: string, detail: string): RowFault {
  return { line, column: null, code, detail };
}

/** Where the policy makes another amount due than the list pays; undefined where both agree. */
async function differenceOf(
  { dueOf }: TakeOverServices,
  { on }: ComparisonContext,
  dossier: Parameters<ComparisonServices['dueOf']>[0],
  { benefits }: ListedRecipient,
  from: Month,
): Promise<string | undefined> {
  const due = await dueOf(dossier, { through: from, knownOn: on });
  const month = due.find((one) => one.month === from)?.benefits ?? {};
  for (const [benefit, listed] of benefits) {
    const { fen = 0, explanation } = month[benefit] ?? {};
    if (fen > 0 && (listed === null || listed === fen)) continue;
    const paid = listed === null ? 'the list pays it' : `the list pays ${formatMoney(listed)}`;
    return `${benefit}: ${paid}, by the registers ${formatMoney(fen)} are due for ${from}. ${explanation?.en ?? ''}`.trim();
  }
  return undefined;
}

/** An account that is there stays: it was set here, and later. */
async function keepAccount(
  { accounts, clock }: TakeOverServices,
  person: PersonRef,
  { account }: ListedRecipient,
  { by, isTrial }: TakeOverRequest,
): Promise<void> {
  if (account === null || isTrial || (await accounts.kept(person)) !== undefined) return;
  await accounts.keep(person, account, { set: { by, at: clock.now() } });
}
