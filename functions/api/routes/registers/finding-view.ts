import type { Finding } from '../../../core/registers/finding.ts';
import { type FindingTerm, findingTermWords } from '../../../core/registers/finding-term.ts';
import { formatMoney } from '../../../core/shared/money.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../endpoint.ts';
import { isFull, personView } from './registers-call.ts';

/** A finding as a list shows it: whom, what, how much, by when. */
export async function findingSummary(call: Call, one: Finding) {
  const { id, revision, jurisdiction, township, kind, subject, explanation, owner, status } = one;
  const { foundOn, dueOn, isProvisional, monthlyFen, totalFen } = one;
  return {
    ...{ id, revision, jurisdiction, township, kind, subject, explanation, owner, status },
    ...{ foundOn, dueOn, isProvisional },
    isOverdue: (status === 'open' || status === 'visit-asked') && dueOn < call.services.today(),
    monthlyAmount: formatMoney(monthlyFen),
    totalAmount: formatMoney(totalFen),
    person: await personView(call, one.person),
  };
}

/** A whole finding; what rows and officers say of somebody is for those who settle it. */
export async function findingAnswer(call: Call, one: Finding): Promise<Answer> {
  const { evidence, proposed, atStake, visits, settlement, term, dueOn } = one;
  const isShown = isFull(call);
  const view = {
    ...(await findingSummary(call, one)),
    term: term === undefined ? null : termView(term, dueOn),
    evidence: evidence.map((row) => ({ ...row, values: isShown ? row.values : null })),
    proposed: isShown ? proposed : null,
    atStake: atStake.map(({ monthlyFen, totalFen, ...rest }) => ({
      ...rest,
      monthlyAmount: formatMoney(monthlyFen),
      totalAmount: formatMoney(totalFen),
    })),
    visits: visits.map((visit) => (isShown ? visit : { ...visit, note: null })),
    settlement: settlement && settlementView(settlement, isShown),
  };
  return jsonAnswer(view, { etag: `"${one.revision}"` });
}

function settlementView(settlement: NonNullable<Finding['settlement']>, isShown: boolean) {
  const { recovery, handOver, ground, ...rest } = settlement;
  return {
    ...rest,
    ground: isShown ? ground : null,
    recovery: recovery && {
      totalAmount: formatMoney(recovery.totalFen),
      months: recovery.months.map(({ fen, ...month }) => ({ ...month, amount: formatMoney(fen) })),
    },
    handOver: handOver && { ...handOver, ground: isShown ? handOver.ground : null },
  };
}

function termView(term: FindingTerm, dueOn: string) {
  const isByDefault = term.citations.length === 0;
  return { ...term, isByDefault, explanation: findingTermWords(term, dueOn) };
}
