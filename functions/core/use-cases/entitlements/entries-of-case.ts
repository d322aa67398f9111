import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Case } from '../../cases/case.ts';
import type { Proposal } from '../../cases/decision.ts';
import type { DossierEntry, GrantedBenefit } from '../../entitlements/dossier.ts';
import { parseMoney } from '../../shared/money.ts';
import { orderedEntries } from '../../shared/ordered.ts';

/**
 * What a decided case adds to the dossier: the decision, and the facts on which it rests from the day of application
 * on. Their ids are made of the case's, so that adding them twice is once. [] while nothing is decided.
 */
export function entriesOfCase(one: Case): DossierEntry[] {
  const { id, appliedOn, competent, result } = one;
  if (result === null) return [];
  const decidedOn = calendarDateAt(result.determinedAt);
  const recorded = {
    at: result.determinedAt,
    knownOn: decidedOn,
    source: { kind: 'case', id },
  } as const;
  const benefits = orderedEntries(result.benefits).map(([benefit, proposal]): [string, GrantedBenefit] => [
    benefit,
    grantedBenefit(proposal, groundAgainst(one, benefit)),
  ]);
  const decided: DossierEntry = {
    ...recorded,
    id: `${id}.decided`,
    type: 'decided',
    caseId: id,
    jurisdiction: competent.jurisdiction,
    appliedOn,
    decidedOn,
    fromMonth: result.fromMonth,
    benefits: Object.fromEntries(benefits),
  };
  const facts = [...factsByDay(one)].map(
    ([asOf, values]): DossierEntry => ({
      ...recorded,
      id: asOf === '' ? `${id}.facts` : `${id}.facts.${asOf}`,
      type: 'facts',
      from: appliedOn,
      values,
      asOf: asOf === '' ? null : asOf,
    }),
  );
  return [decided, ...facts];
}

/** The amount counts only where an officer set it: else each month's own determination says it. */
function grantedBenefit(
  { outcome, monthlyAmount, isAgainstDetermination }: Proposal,
  ground: string | null,
): GrantedBenefit {
  if (!isAgainstDetermination) return { outcome, overrideFen: null, ground: null };
  const amount = outcome === 'granted' ? parseMoney(monthlyAmount) : undefined;
  return { outcome, overrideFen: amount ?? null, ground };
}

/** The last written ground against what was determined for a benefit; a notice that passes ends the review without one. */
function groundAgainst({ visits, result }: Case, benefit: string): string | null {
  const decisions = visits.flatMap((visit) => visit.decisions);
  const last = decisions.findLast(({ against, ground }) => ground !== null && against.includes(benefit));
  return last?.ground ?? result?.ground ?? null;
}

/** Facts by the day on which a register said so; '' for those that nobody dated. */
function factsByDay({ facts, factsAsOf }: Case): Map<string, Record<string, unknown>> {
  const byDay = new Map<string, Record<string, unknown>>();
  for (const [fact, value] of orderedEntries(facts)) {
    const day = factsAsOf[fact] ?? '';
    byDay.set(day, { ...byDay.get(day), [fact]: value });
  }
  return byDay;
}
