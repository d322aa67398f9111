import { EXPIRES_ON } from '../entitlements/certificate-facts.ts';
import type { Dossier } from '../entitlements/dossier.ts';
import type { DueMonth } from '../entitlements/due-month.ts';
import type { DueRequest } from '../entitlements/entitlement-context.ts';
import type { LedgerLine } from '../payments/ledger-line.ts';
import { type Month, monthIndex, monthOfIndex } from '../shared/month.ts';
import type { ComparisonContext } from './comparison-context.ts';
import { contradictions } from './contradictions.ts';
import { effectOf } from './effect-of.ts';
import { disputedEvents } from './event-news.ts';
import { confirmedFacts } from './fact-news.ts';
import type { Finding, ProposedEntry } from './finding.ts';
import { findingOf } from './finding-of.ts';
import { type KnownState, knownState } from './known-state.ts';
import type { News } from './news.ts';
import { personNews } from './person-news.ts';
import { grantedBenefits, mayHaveStopped, qualificationOf } from './qualifies.ts';
import type { RegisterRecord } from './register-record.ts';
import { type RegisteredFacts, registeredFacts } from './registered-facts.ts';
import { isSettled, unpaidMonths } from './unpaid-months.ts';

/** One person, as the dossier, the registers and the ledger know him. */
export interface ComparedPerson {
  readonly dossier: Dossier;
  readonly records: readonly RegisterRecord[];
  /** Lines of the ledger, and the last month that a run has paid; null where payments are not looked at. */
  readonly paid: { readonly lines: readonly LedgerLine[]; readonly through: Month } | null;
}

/** What came out: mismatches for an officer, and what may be recorded without one because it changes no amount. */
export interface PersonComparison {
  readonly findings: readonly Finding[];
  readonly confirmed: readonly ProposedEntry[];
}

/** Compares one person. Pure but for the evaluator: the same input gives the same findings with the same ids. */
export async function comparePerson(
  { dossier, records, paid }: ComparedPerson,
  given: ComparisonContext,
): Promise<PersonComparison> {
  const context = { ...given, dueOf: rememberedFor(dossier, given.dueOf) };
  const { on } = context;
  const state = knownState(dossier, on);
  const contradictory = contradictions(records);
  const sound = records.filter((one) => !contradictory.some(({ record }) => record === one));
  const registered = registeredFacts(sound, context);
  const parts: PersonComparison[] = [];
  if (state.isRecipient) {
    parts.push(await weighNews(dossier, personNews(state, sound, registered, context), context));
    parts.push({
      findings: [
        ...contradictory.map(({ record, subject }) =>
          conflict(dossier, { subject, records: [record] }, context),
        ),
        ...registered.disputed.map((stated) =>
          conflict(
            dossier,
            { subject: stated.map(({ fact }) => fact), records: stated.map(({ record }) => record) },
            context,
          ),
        ),
        ...disputedEvents(sound, context).map((news) => conflict(dossier, news, context)),
        ...expiring(dossier, state, registered, context),
        ...(paid === null ? [] : await unpaid(dossier, state, paid, context)),
      ],
      confirmed: confirmedFacts(state, registered, context),
    });
  }
  parts.push(await entitled(dossier, state, sound, registered, context));
  return {
    findings: parts.flatMap(({ findings }) => findings),
    confirmed: parts.flatMap(({ confirmed }) => confirmed),
  };
}

/** News that would change what is due go to an officer; the rest is recorded as it is. */
async function weighNews(
  dossier: Dossier,
  news: readonly News[],
  context: ComparisonContext,
): Promise<PersonComparison> {
  const isQuiet = ({ proposed }: News) => !proposed.some(({ type }) => type === 'withdrawn');
  const quiet = news.filter(isQuiet);
  const together = quiet.flatMap(({ proposed }) => proposed);
  const isHarmless = quiet.length > 1 && (await effectOf(dossier, together, context)).atStake.length === 0;
  const findings: Finding[] = [];
  const confirmed: ProposedEntry[] = [];
  for (const one of news) {
    if (isHarmless && isQuiet(one)) {
      confirmed.push(...one.proposed);
      continue;
    }
    const { atStake, stops } = await effectOf(dossier, one.proposed, context);
    const kind = !isQuiet(one) ? 'conflict' : stops ? 'should-stop' : 'should-change';
    if (atStake.length === 0 && isQuiet(one)) confirmed.push(...one.proposed);
    else findings.push(findingOf(dossier.person, { ...one, kind, atStake }, context));
  }
  return { findings, confirmed };
}

function conflict(
  { person }: Dossier,
  { subject, records }: Pick<News, 'subject' | 'records'>,
  context: ComparisonContext,
): Finding {
  return findingOf(person, { kind: 'conflict', subject, records, proposed: [], atStake: [] }, context);
}

/** The certificate ends within the months in which the policy wants a reminder (N 13). */
function expiring(
  { person }: Dossier,
  state: KnownState,
  { chosen }: RegisteredFacts,
  context: ComparisonContext,
): Finding[] {
  const { policy, on } = context;
  const months = policy.rules.time?.expiryReminder?.months;
  const stated = chosen.get(EXPIRES_ON);
  const expiresOn = stated?.value ?? state.factOn(EXPIRES_ON, on)?.value;
  if (months === undefined || typeof expiresOn !== 'string' || expiresOn < on) return [];
  if (monthIndex(expiresOn) - monthIndex(on) > months) return [];
  const records = stated === undefined ? [] : [stated.record];
  const matter = { kind: 'certificate-expiring', subject: [EXPIRES_ON], proposed: [], atStake: [] } as const;
  return [findingOf(person, { ...matter, records, mark: expiresOn }, context)];
}

async function unpaid(
  dossier: Dossier,
  { known }: KnownState,
  { lines, through }: NonNullable<ComparedPerson['paid']>,
  context: ComparisonContext,
): Promise<Finding[]> {
  const { jurisdiction, on } = context;
  const first = known.decided
    .filter((decision) => decision.jurisdiction === jurisdiction)
    .map(({ fromMonth }) => fromMonth)
    .sort()[0];
  if (first === undefined || first > through || isSettled(lines, jurisdiction, monthsFrom(first, through)))
    return [];
  const due = await context.dueOf(dossier, { through: on.slice(0, 7), knownOn: on });
  const atStake = unpaidMonths(due, lines, jurisdiction, through);
  if (atStake.length === 0) return [];
  const subject = atStake.map(({ benefit }) => `benefit.${benefit}`);
  const mark = atStake.map(({ benefit, from }) => `${benefit} ${from}`).join();
  return [
    findingOf(dossier.person, { kind: 'unpaid', subject, records: [], proposed: [], atStake, mark }, context),
  ];
}

function monthsFrom(first: Month, through: Month): Month[] {
  const count = monthIndex(through) - monthIndex(first) + 1;
  return Array.from({ length: count }, (_, at) => monthOfIndex(monthIndex(first) + at));
}

/** What the policy grants by the registers and nobody pays (应享). */
async function entitled(
  dossier: Dossier,
  state: KnownState,
  records: readonly RegisterRecord[],
  registered: RegisteredFacts,
  context: ComparisonContext,
): Promise<PersonComparison> {
  const { policy, on } = context;
  const granted = grantedBenefits(state);
  const isOpen = Object.keys(policy.rules.benefits ?? {}).some((benefit) => !granted.has(benefit));
  const mayBeOver = state.isRecipient && mayHaveStopped(state, on);
  if (records.length === 0 || !(isOpen || mayBeOver)) return { findings: [], confirmed: [] };
  const { benefits, unusable } = await qualificationOf(state, records, registered, context);
  if (unusable.length > 0)
    return { findings: [conflict(dossier, { subject: unusable, records }, context)], confirmed: [] };
  const thisMonth = on.slice(0, 7);
  const due = mayBeOver ? await context.dueOf(dossier, { through: thisMonth, knownOn: on }) : [];
  const now = due.find(({ month }) => month === thisMonth)?.benefits ?? {};
  const missing = Object.entries(benefits).flatMap(([benefit, { outcome, fen }]) => {
    const isPaid = granted.has(benefit) && (!mayBeOver || (now[benefit]?.fen ?? 0) > 0);
    if (outcome !== 'granted' || isPaid || fen === 0) return [];
    return [{ benefit, monthlyFen: fen, totalFen: 0, from: thisMonth }];
  });
  if (missing.length === 0) return { findings: [], confirmed: [] };
  const used = [...registered.chosen.values()]
    .filter(({ fact }) => fact.startsWith('certificate.') || fact.startsWith('livelihood.'))
    .map(({ record }) => record);
  const matter = {
    kind: 'should-receive',
    subject: missing.map(({ benefit }) => `benefit.${benefit}`),
    records: [...new Set(used)],
    proposed: [],
    atStake: missing,
  } as const;
  return { findings: [findingOf(dossier.person, matter, context)], confirmed: [] };
}

/** What is due by the dossier as it stands is asked for every row; it is worked out once. */
function rememberedFor(dossier: Dossier, dueOf: ComparisonContext['dueOf']): ComparisonContext['dueOf'] {
  const known = new Map<string, Promise<readonly DueMonth[]>>();
  return (asked, request: DueRequest) => {
    if (asked !== dossier) return dueOf(asked, request);
    const key = `${request.through} ${request.knownOn}`;
    const fresh = known.get(key) ?? dueOf(asked, request);
    known.set(key, fresh);
    return fresh;
  };
}
