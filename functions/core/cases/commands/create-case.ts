import type { PersonRef } from '../../ports/identity-vault.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Applicant, Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change, saltedDigest } from '../change.ts';
import type { FlatFacts } from '../flatten-facts.ts';
import type { Office } from '../office.ts';
import { pinPolicy } from '../policy-pin.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { materialsFor } from './materials-for.ts';

/** A window takes an application. */
export interface CreateCase {
  readonly type: 'create-case';
  readonly person: PersonRef;
  readonly applicant: Applicant;
  readonly benefits: readonly string[];
  readonly receiving: Office;
  readonly competent: Office;
  readonly facts: FlatFacts;
  readonly factsAsOf: Readonly<Record<string, string>>;
  /** The day on which the person applied; today unless the paper came in earlier. */
  readonly appliedOn: string;
}

/** The case at its beginning, pinned to the policy of the day of application. Refuses benefit-unknown, not-your-stage. */
export function createCase(command: CreateCase, context: CaseContext): Change {
  const { person, applicant, receiving, competent, facts, factsAsOf, appliedOn } = command;
  const benefits = [...new Set(command.benefits)].sort();
  requireBenefits(benefits, context);
  const { policy, assessment, newId } = context;
  const begun: Case = {
    id: newId('case'),
    revision: 0,
    salt: newId('salt'),
    head: { sequence: 0, hash: '' },
    person,
    applicant,
    benefits,
    receiving,
    competent,
    appliedOn,
    policy: pinPolicy(policy, appliedOn),
    chain: assessment.chain,
    facts,
    factsAsOf,
    materials: materialsFor([], assessment.requiredMaterials),
    status: 'collecting',
    clocks: [],
    open: null,
    visits: [],
    overrides: {},
    proposals: null,
    corrections: [],
    notices: [],
    escalations: [],
    result: null,
    completeAt: null,
    pushedAt: null,
    notifiedAt: null,
    withdrawnAt: null,
    rating: null,
  };
  requireReceivingOffice(begun, context.actor);
  requireAppliedOn(appliedOn, context.today);
  return change(
    begun,
    {},
    {
      type: 'case-created',
      data: {
        benefits,
        applicant: applicant.kind,
        receiving,
        competent,
        chain: assessment.chain.id,
        policy: policy.digest,
        appliedOn,
        factsDigest: saltedDigest(begun, facts),
      },
    },
  );
}

function requireBenefits(benefits: readonly string[], { policy }: CaseContext): void {
  const known = Object.keys(policy.rules.benefits ?? {});
  const unknown = benefits.find((id) => !known.includes(id));
  if (benefits.length > 0 && unknown === undefined) return;
  const found = unknown === undefined ? 'none' : unknown.slice(0, 64);
  throw new Refusal('benefit-unknown', {
    zh: `申请的补贴：${unknown === undefined ? '（无）' : found}；${policy.jurisdiction} 有 ${known.join('、')}`,
    en: `benefits asked for: ${found}; ${policy.jurisdiction} has ${known.join(', ')}`,
  });
}

function requireAppliedOn(appliedOn: string, today: string): void {
  if (appliedOn <= today) return;
  const detail = `appliedOn is ${appliedOn}; right is today, ${today}, or a day before`;
  const zh = `申请日期 appliedOn 是 ${appliedOn}；应为今天 ${today} 或者以前`;
  throw new Refusal('request-invalid', { zh, en: detail }, [
    { pointer: '/appliedOn', code: 'date-later', detail, zh },
  ]);
}
