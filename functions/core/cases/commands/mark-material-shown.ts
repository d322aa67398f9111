import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change } from '../change.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';
import { materialOf, withMaterial } from './add-material.ts';

/** A register shows what the material would, so that no original is needed (H 二). */
export interface MarkMaterialShown {
  readonly type: 'mark-material-shown';
  readonly material: string;
  readonly register: string;
  /** The day as of which the register shows it. */
  readonly asOf: string;
}

/** Refuses material-unknown, request-invalid where the register cannot show it, case-not-so-far, not-your-stage. */
export function markMaterialShown(one: Case, command: MarkMaterialShown, context: CaseContext): Change {
  const { material: id, register, asOf } = command;
  requireStatus(one, 'collecting', 'awaiting-correction');
  if (context.actor.role !== 'platform') requireReceivingOffice(one, context.actor);
  const material = materialOf(one, id, context);
  const able = context.policy.rules.materials?.[id]?.replaceableBy ?? [];
  if (!able.includes(register)) {
    const right = able.length === 0 ? 'no register can show it' : `right is ${able.join(' or ')}`;
    const detail = `${id} is said to be shown by ${register.slice(0, 64)}; ${right}`;
    const zhRight = able.length === 0 ? '没有数据源可以核验' : `应为 ${able.join(' 或者 ')}`;
    const zh = `材料 ${id} 写明由 ${register.slice(0, 64)} 核验；${zhRight}`;
    throw new Refusal('request-invalid', { zh, en: detail }, [
      { pointer: '/register', code: 'register-unable', detail, zh },
    ]);
  }
  const changed = { ...material, state: 'shown-by-register', shownBy: { register, asOf } } as const;
  return change(
    one,
    { materials: withMaterial(one.materials, changed) },
    {
      type: 'material-shown-by-register',
      data: { material: id, register, asOf },
    },
  );
}
