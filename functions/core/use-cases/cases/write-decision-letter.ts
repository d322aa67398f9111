import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { CaseResult } from '../../cases/case.ts';
import type { Proposal } from '../../cases/decision.ts';
import { pinnedPolicy } from '../../cases/pinned-policy.ts';
import type { BenefitDetermination, Determination } from '../../determinations/determination.ts';
import { divisionName } from '../../jurisdictions/division-names.ts';
import { same } from '../../policies/compare/phrase.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import { fillLetter, type LetterContext, type LetterValues, letterValues } from '../../procedure/letter.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { orderedEntries } from '../../shared/ordered.ts';
import { Refusal } from '../../shared/refusal.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import type { CaseServices } from './case-services.ts';
import { determineCase } from './determine-case.ts';
import { findCase } from './find-case.ts';

/** The decision as the applicant receives it: one text for each benefit, and how to contest it. */
export interface DecisionLetter {
  readonly caseId: string;
  readonly determinedOn: string;
  readonly office: string;
  /** In Chinese, lines separated by \n. */
  readonly parts: readonly string[];
  readonly remedies: string;
}

const OBJECTION_TERM: Bilingual = { zh: '收到本通知书之日起六十日内', en: 'within sixty days of receipt' };

/** 行政复议法 第20条, 行政诉讼法 第46条. */
const REMEDIES =
  '对本决定不服的，可以自知道本决定之日起六十日内依法申请行政复议（《行政复议法》第二十条），' +
  '也可以自知道之日起六个月内依法向人民法院提起行政诉讼（《行政诉讼法》第四十六条）。';

/**
 * Writes the letter of a decided case in the words of the pinned policy; names the person in the clear. Refuses
 * case-unknown, case-not-so-far before a decision, pinned-policy-missing, policy-invalid where the policy has no text.
 */
export async function writeDecisionLetter(
  services: CaseServices,
  vault: IdentityVault,
  caseId: string,
): Promise<DecisionLetter> {
  const { case: one } = await findCase(services, caseId);
  const { result } = one;
  if (result === null)
    throw new Refusal(
      'case-not-so-far',
      `${one.id} is ${one.status}; a letter is written once it is decided`,
    );
  const policy = pinnedPolicy(services.catalogue, one.policy);
  const determination = await determineCase(services, caseId);
  const identity = await vault.reveal(one.person, 'unmasked');
  const place = divisionName(one.competent.jurisdiction) ?? bilingual(policy.name, policy.jurisdiction).zh;
  const context: LetterContext = {
    person: same(identity?.name ?? '申请人'),
    office: same(`${place}民政部门`),
    materials: same('—'),
    dueOn: same('—'),
    objectionTerm: OBJECTION_TERM,
  };
  const parts = orderedEntries(policy.rules.benefits).flatMap(([benefit]) => {
    const [decided, found] = [result.benefits[benefit], determination.benefits[benefit]];
    if (decided === undefined || found === undefined) return [];
    const id = `decision-${decided.outcome}`;
    const text = policy.rules.texts?.[id];
    if (text === undefined) throw withoutText(policy.jurisdiction, id);
    const values = decidedValues(determination, found, decided, result, context);
    return [fillLetter(id, bilingual(text, ''), { ...values, jurisdiction: same(place) }).zh];
  });
  const determinedOn = calendarDateAt(result.determinedAt);
  return { caseId, determinedOn, office: context.office.zh, parts, remedies: REMEDIES };
}

/** What was decided, with the determination's reasons where they decided and the officer's ground where that did. */
function decidedValues(
  determination: Determination,
  found: BenefitDetermination,
  decided: Proposal,
  result: CaseResult,
  context: LetterContext,
): LetterValues {
  const { outcome, monthlyAmount, isAgainstDetermination } = decided;
  const values = letterValues(determination, { ...found, outcome, monthlyAmount }, context);
  const [year, month] = result.fromMonth.split('-');
  const decidedParts = {
    totalMonthlyAmount: same(totalOf(result)),
    month: { zh: `${year}年${Number(month)}月`, en: result.fromMonth },
  };
  if (!isAgainstDetermination) return { ...values, ...decidedParts };
  const ground = result.ground ?? '经办机关书面说明的理由';
  return { ...values, ...decidedParts, class: same('—'), reasons: same(`· ${ground}`) };
}

function totalOf({ benefits }: CaseResult): string {
  const granted = Object.values(benefits).filter(({ outcome }) => outcome === 'granted');
  return formatMoney(granted.reduce((sum, { monthlyAmount }) => sum + (parseMoney(monthlyAmount) ?? 0), 0));
}

function withoutText(jurisdiction: string, id: string): Refusal {
  const detail = `${jurisdiction} has no text ${id}, and no level above it has; right is one under texts`;
  return new Refusal('policy-invalid', detail, [{ pointer: `/texts/${id}`, code: 'missing', detail }]);
}
