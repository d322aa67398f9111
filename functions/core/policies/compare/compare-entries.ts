import { pointerStep } from '../../shared/json.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import { joined, phrase, same } from './phrase.ts';
import type { ChangeArea, PolicyChange } from './policy-change.ts';
import { CITING_FIELDS, fieldName, sayField } from './say-field.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Field under which a letter's text is compared: too long to be read out. */
export const WORDING = 'wording';

/** The words of both policies: labels may have changed, too. */
export interface Words {
  readonly before: Vocabulary;
  readonly after: Vocabulary;
}

/** Compares two maps of entries by id: what was added, removed, and which fields of what stayed are new. */
export function compareEntries(area: ChangeArea, words: Words): PolicyChange[] {
  const ids = [...new Set([...Object.keys(area.before), ...Object.keys(area.after)])].sort();
  return ids.flatMap((id) => {
    const before = area.before[id];
    const after = area.after[id];
    if (before === undefined)
      return after === undefined ? [] : [change('added', area, id, after, summary(after, words.after))];
    if (after === undefined) return [change('removed', area, id, before, summary(before, words.before))];
    const fields = changedFields(before, after);
    if (fields.length === 0) return [];
    const clauses = fields.map((field) => changeOf(field, before, after, words));
    return [change('changed', area, id, after, joined(clauses, '；', '; '), touchedBy(fields, area))];
  });
}

const VERBS = {
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '删除', en: 'Removed' },
  changed: { zh: '修改', en: 'Changed' },
} as const;

function change(
  kind: PolicyChange['kind'],
  { area, noun, pointer }: Pick<ChangeArea, 'area' | 'noun' | 'pointer'>,
  id: string,
  entry: object,
  detail: Bilingual,
  touches: PolicyChange['touches'] = touchedBy([], { area }),
): PolicyChange {
  const name = named(id, entry);
  const head = phrase('{0}{1}{2}', '{0} {1} {2}', VERBS[kind], noun, name);
  return {
    kind,
    area,
    id,
    touches,
    pointer: pointer + pointerStep(id),
    sentence: detail.zh === '' ? head : phrase('{0}：{1}', '{0}: {1}', head, detail),
  };
}

function named(id: string, entry: object): Bilingual {
  const { label, title } = entry as { label?: Parameters<typeof bilingual>[0]; title?: typeof label };
  const text = label ?? title;
  return text === undefined ? same(id) : phrase('“{0}”（{1}）', '“{0}” ({1})', bilingual(text, id), same(id));
}

/** Left out of a summary: what the head says already, and what is too long to read out. */
const NOT_SUMMED_UP = new Set(['label', 'title', 'note', 'id', WORDING]);

function summary(entry: object, words: Vocabulary): Bilingual {
  const parts = Object.entries(entry)
    .filter(([field, value]) => !NOT_SUMMED_UP.has(field) && value !== undefined)
    .map(([field, value]) =>
      phrase('{0} {1}', '{0} {1}', fieldName(field, value), sayField(field, value, words)),
    );
  return joined(parts, '，', ', ');
}

function changedFields(before: object, after: object): string[] {
  const old = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => JSON.stringify(old.get(field)) !== JSON.stringify(now.get(field)),
  );
}

function changeOf(field: string, before: object, after: object, words: Words): Bilingual {
  if (field === WORDING) return { zh: '措辞有改动', en: 'the wording changed' };
  return phrase(
    '{0} {1} → {2}',
    '{0} {1} → {2}',
    fieldName(field),
    sayField(field, (before as Record<string, unknown>)[field], words.before),
    sayField(field, (after as Record<string, unknown>)[field], words.after),
  );
}

const WORDING_FIELDS: ReadonlySet<string> = new Set([WORDING, 'label', 'title', 'note', 'question']);
const SOURCE_AREAS: ReadonlySet<string> = new Set(['document', 'register']);

function touchedBy(fields: readonly string[], { area }: Pick<ChangeArea, 'area'>): PolicyChange['touches'] {
  if (SOURCE_AREAS.has(area)) return 'sources';
  if (area === 'text') return 'wording';
  const others = fields.filter((field) => !WORDING_FIELDS.has(field));
  if (fields.length > 0 && others.length === 0) return 'wording';
  return fields.length > 0 && others.every((field) => CITING_FIELDS.has(field)) ? 'sources' : 'rules';
}
