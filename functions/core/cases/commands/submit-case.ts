import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { startClock } from '../clock.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';
import { withClock } from '../steps/running-clocks.ts';
import { termLimit } from '../terms.ts';
import { materialsFor } from './materials-for.ts';
import { pushed } from './push-case.ts';

/** The window declares the file complete. */
export interface SubmitCase {
  readonly type: 'submit-case';
}

/**
 * From elsewhere the case waits to be pushed, within the term that runs from this day; at home the window's office is
 * the competent one, and the review begins at once. Refuses file-incomplete, case-not-so-far, not-your-stage.
 */
export function submitCase(one: Case, context: CaseContext): Change {
  requireStatus(one, 'collecting');
  requireReceivingOffice(one, context.actor);
  const { at, today, calendar, policy, assessment } = context;
  const materials = materialsFor(one.materials, assessment.requiredMaterials);
  requireComplete({ ...one, materials });
  const { chain } = assessment;
  const push = chain.isCrossJurisdiction
    ? startClock(calendar, 'push', today, termLimit(policy.rules, 'push'))
    : undefined;
  const complete = change(
    one,
    {
      status: 'complete',
      materials,
      chain,
      completeAt: at,
      clocks: push === undefined ? one.clocks : withClock(one, push),
    },
    {
      type: 'file-completed',
      data: { materials: materials.map(({ id }) => id), pushDueOn: push?.dueOn ?? null },
    },
  );
  return chain.isCrossJurisdiction ? complete : andThen(complete, (after) => pushed(after, context));
}

function requireComplete(one: Case): void {
  const missing = one.materials.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return;
  throw new Refusal(
    'file-incomplete',
    {
      zh: `${one.id} 缺少材料 ${missing.map(({ id }) => id).join('、')}`,
      en: `${one.id} lacks ${missing.map(({ id }) => id).join(', ')}`,
    },
    missing.map(({ id }) => ({
      pointer: `/materials/${id}`,
      code: 'material-missing',
      detail: `${id} is missing; right is a file, or a register that shows the same`,
      zh: `缺少 ${id}；应当提交文件，或者由可以核验同一内容的数据源核验`,
    })),
  );
}
