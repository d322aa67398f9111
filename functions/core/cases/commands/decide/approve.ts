import { parseMoney } from '../../../shared/money.ts';
import { Refusal, type RefusalItem } from '../../../shared/refusal.ts';
import type { Case } from '../../case.ts';
import type { CaseContext } from '../../case-context.ts';
import { andThen, type Change, change } from '../../change.ts';
import type { Overrides, Proposal, Proposals } from '../../decision.ts';
import type { BenefitFinding } from '../../stage-determination.ts';
import { stageKinds } from '../../stages/stage-kinds.ts';
import { advance } from '../../steps/advance.ts';
import { closeVisit } from '../../steps/visit-steps.ts';
import type { DecideStage } from './decision-command.ts';
import { recordDecision } from './record-decision.ts';

/** Lets the case go on; at the last stage with an officer this settles what is proposed. */
export function approve(one: Case, command: DecideStage, context: CaseContext): Change {
  const overrides = overridesOf(one, command);
  const proposals = proposalsOf(one, overrides, context);
  if (isLastOfficer(one)) requireSettled(proposals);
  const against = Object.entries(proposals)
    .filter(([, { isAgainstDetermination }]) => isAgainstDetermination)
    .map(([id]) => id);
  const recorded = recordDecision({ ...one, overrides }, command, against, context);
  return andThen(recorded, (after) => {
    if (!isApprovedByAll(after)) return change(after, {});
    const settled = isLastOfficer(after) ? { ...after, proposals: settledOf(proposals) } : after;
    return advance(closeVisit(settled, 'approved', context), context);
  });
}

/** A benefit as the officer would have it; the amount is null where nobody has given one. */
type Draft = Omit<Proposal, 'monthlyAmount'> & { readonly monthlyAmount: string | null };

function overridesOf(one: Case, { overrides = {} }: DecideStage): Overrides {
  const items: RefusalItem[] = [];
  for (const [id, override] of Object.entries(overrides)) {
    if (!one.benefits.includes(id))
      items.push({
        pointer: `/overrides/${id}`,
        code: 'benefit-not-asked',
        detail: `${id.slice(0, 64)} is not asked for in this case; it asks for ${one.benefits.join(', ')}`,
        zh: `本申请没有申请 ${id.slice(0, 64)}；申请的是 ${one.benefits.join('、')}`,
      });
    else if (override.outcome === 'granted' && override.monthlyAmount !== null)
      if (parseMoney(override.monthlyAmount) === undefined)
        items.push({
          pointer: `/overrides/${id}/monthlyAmount`,
          code: 'amount-form',
          detail: `monthlyAmount of ${id} is not yuan with at most two decimals, such as 80.00`,
          zh: `${id} 的 monthlyAmount 不是以元为单位、至多两位小数的金额，如 80.00`,
        });
  }
  const [first] = items;
  if (first !== undefined)
    throw new Refusal('decision-incomplete', { zh: first.zh ?? '', en: first.detail }, items);
  return { ...one.overrides, ...overrides };
}

function proposalsOf(
  one: Case,
  overrides: Overrides,
  { assessment }: CaseContext,
): Readonly<Record<string, Draft>> {
  const findings = Object.entries(assessment.determination.benefits);
  const isGrantedSomewhere =
    findings.some(([, { outcome }]) => outcome === 'granted') ||
    Object.values(overrides).some(({ outcome }) => outcome === 'granted');
  const drafts = findings.map(([id, finding]): [string, Draft] => [
    id,
    draftOf(finding, overrides[id], isGrantedSomewhere),
  ]);
  if (drafts.some(([, { outcome }]) => outcome === 'granted')) return Object.fromEntries(drafts);
  const detail = `approving ${one.id} would grant nothing; right is to refuse it, with a ground where needed`;
  const zh = `批准 ${one.id} 将不给予任何补贴；应当作出不予批准的决定，需要时说明理由`;
  throw new Refusal('decision-incomplete', { zh, en: detail }, [
    { pointer: '/outcome', code: 'grants-nothing', detail, zh },
  ]);
}

function draftOf(
  finding: BenefitFinding,
  override: Overrides[string] | undefined,
  isGrantedSomewhere: boolean,
): Draft {
  const { outcome: determined, monthlyAmount, reasons } = finding;
  // Who approves grants at least something: the benefits that are determined, or else all that are asked for.
  const implied = determined === 'refused' && isGrantedSomewhere ? 'refused' : 'granted';
  const outcome = override?.outcome ?? implied;
  const amount = override?.outcome === 'granted' ? (override.monthlyAmount ?? null) : null;
  const own = determined === 'granted' ? monthlyAmount : null;
  const decided = outcome === 'refused' ? '0.00' : (amount ?? own);
  const isSame = outcome === determined && (amount === null || parseMoney(amount) === parseMoney(own ?? ''));
  return {
    outcome,
    monthlyAmount: decided,
    class: isSame ? finding.class : null,
    reasons: isSame ? reasons : [],
    isAgainstDetermination: !isSame,
  };
}

/** Whether no officer follows at a later stage; a re-examination settles by itself. */
function isLastOfficer(one: Case): boolean {
  const { stages } = one.chain;
  if (one.open !== null && one.open.reExaminationOf !== null) return true;
  const index = stages.findIndex(({ id }) => id === one.open?.stage);
  return !stages.slice(index + 1).some(({ kind }) => stageKinds[kind].mode === 'human');
}

function requireSettled(drafts: Readonly<Record<string, Draft>>): void {
  const items = Object.entries(drafts)
    .filter(([, { monthlyAmount }]) => monthlyAmount === null)
    .map(([id]) => ({
      pointer: `/overrides/${id}`,
      code: 'amount-missing',
      detail: `${id} is not determined, so the decision has to say whether it is granted, and how much a month`,
      zh: `${id} 尚不能认定，决定应当写明是否给予、每月多少`,
    }));
  const [first] = items;
  if (first !== undefined)
    throw new Refusal('decision-incomplete', { zh: first.zh ?? '', en: first.detail }, items);
}

function settledOf(drafts: Readonly<Record<string, Draft>>): Proposals {
  const settled: Record<string, Proposal> = {};
  for (const [id, draft] of Object.entries(drafts))
    if (draft.monthlyAmount !== null) settled[id] = { ...draft, monthlyAmount: draft.monthlyAmount };
  return settled;
}

function isApprovedByAll(one: Case): boolean {
  const stage = one.chain.stages.find(({ id }) => id === one.open?.stage);
  if (stage === undefined || stageKinds[stage.kind].approvalsNeeded === 'any-owner') return true;
  return stage.owners.every((owner) => one.open?.decisions.some((decision) => decision.owner === owner));
}
