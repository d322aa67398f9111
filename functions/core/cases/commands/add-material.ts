import { nearestName } from '../../shared/nearest.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change } from '../change.ts';
import { type Material, type MaterialFile, mostFilesPerMaterial } from '../material.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';

/** The window adds a file whose content is in the file store already. */
export interface AddMaterial {
  readonly type: 'add-material';
  readonly material: string;
  readonly file: Omit<MaterialFile, 'id' | 'addedAt'>;
}

/** Refuses material-unknown, case-not-so-far, not-your-stage, file-not-accepted. */
export function addMaterial(one: Case, { material: id, file }: AddMaterial, context: CaseContext): Change {
  requireStatus(one, 'collecting', 'awaiting-correction');
  requireReceivingOffice(one, context.actor);
  const material = materialOf(one, id, context);
  if (material.files.length >= mostFilesPerMaterial)
    throw new Refusal('file-not-accepted', {
      zh: `${one.id} 的材料 ${id} 已有 ${material.files.length} 个文件；至多保存 ${mostFilesPerMaterial} 个`,
      en: `${id} of ${one.id} has ${material.files.length} files; at most ${mostFilesPerMaterial} are kept`,
    });
  const added: MaterialFile = { ...file, id: context.newId('file'), addedAt: context.at };
  const changed: Material = { ...material, state: 'handed-in', files: [...material.files, added] };
  return change(
    one,
    { materials: withMaterial(one.materials, changed) },
    {
      type: 'material-added',
      data: {
        material: id,
        file: added.id,
        contentType: added.contentType,
        bytes: added.bytes,
        sha256: added.sha256,
      },
    },
  );
}

/** The material of the case, or a fresh one of those that the policy knows. Refuses material-unknown. */
export function materialOf(one: Case, id: string, { policy }: CaseContext): Material {
  const material = one.materials.find((each) => each.id === id);
  if (material !== undefined) return material;
  const known = Object.keys(policy.rules.materials ?? {});
  if (known.includes(id)) return { id, state: 'missing', files: [], shownBy: null };
  const nearest = nearestName(id, known);
  const hint = nearest === undefined ? `right is one of ${known.join(', ')}` : `did you mean ${nearest}?`;
  const zhHint = nearest === undefined ? `应为 ${known.join('、')} 之一` : `是否应为 ${nearest}？`;
  throw new Refusal('material-unknown', {
    zh: `${policy.jurisdiction} 不要求材料 ${id.slice(0, 64)}；${zhHint}`,
    en: `${policy.jurisdiction} asks for no ${id.slice(0, 64)}; ${hint}`,
  });
}

export function withMaterial(materials: readonly Material[], changed: Material): readonly Material[] {
  return materials.some(({ id }) => id === changed.id)
    ? materials.map((each) => (each.id === changed.id ? changed : each))
    : [...materials, changed];
}
