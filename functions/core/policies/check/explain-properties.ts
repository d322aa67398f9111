import { nearestName } from '../../shared/nearest.ts';
import type { Bilingual } from '../../shared/text.ts';
import { type Path, quote, type Report } from './flaw.ts';
import { listed } from './messages/words.ts';
import { helpOf } from './right-form.ts';
import type { SchemaNode } from './schema-node.ts';
import type { Explain, SchemaPlace as Place } from './schema-place.ts';

/** The part of explainMismatch that looks at an object's properties. */
export function explainProperties(
  node: SchemaNode,
  value: Readonly<Record<string, unknown>>,
  here: Place,
  report: Report,
  explain: Explain,
): void {
  const { properties = {}, required = [], additionalProperties, propertyNames } = node;
  const { minProperties = 0, maxProperties = Infinity } = node;
  const keys = Object.keys(value);
  if (keys.length < minProperties || keys.length > maxProperties) {
    reportCount(keys.length, minProperties, maxProperties, here, report);
    if (keys.length > maxProperties) return;
  }
  for (const key of required)
    if (!Object.hasOwn(value, key)) reportMissing(key, properties[key], here, report);
  for (const key of keys) {
    const path = [...here.path, key];
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    const place: Place = { path, definition: undefined, help: undefined };
    if (propertyNames !== undefined) explain(propertyNames, key, { ...place, isName: true }, report);
    if (own !== undefined) explain(own, value[key], place, report);
    else if (other !== undefined) explain(other, value[key], place, report);
    else if (additionalProperties === false) reportUnknown(key, path, Object.keys(properties), here, report);
  }
}

/** Too few or too many entries of a list or an object. */
export function reportCount(
  entries: number,
  least: number,
  most: number,
  { path }: Place,
  report: Report,
): void {
  if (entries < least) report(path, 'out-of-range.too-few', { entries, least });
  else report(path, 'out-of-range.too-many', { entries, most });
}

function reportMissing(key: string, schema: SchemaNode | undefined, here: Place, report: Report): void {
  const said = schema && helpOf(schema);
  const help = said === undefined ? '' : { zh: `（${said.zh}）`, en: ` (${said.en})` };
  report([...here.path, key], 'missing-property', { key, help });
}

/** Keys of json-rules-engine that a policy may not use, and why. */
const ENGINE_KEYS: Readonly<Record<string, Bilingual>> = {
  params: { zh: '事实不带参数', en: 'facts take no arguments' },
  priority: {
    zh: '每项比较都要计算，以便列出全部理由',
    en: 'every comparison is evaluated, so that every reason can be shown',
  },
  name: { zh: '共用条件写在 conditions 中', en: 'a shared condition stands under conditions' },
};

function reportUnknown(
  key: string,
  path: Path,
  names: readonly string[],
  { definition }: Place,
  report: Report,
): void {
  if (definition === 'condition' && key === 'path') {
    report(path, 'condition-path', {}, { atKey: true });
    return;
  }
  const engine = definition === 'condition' && Object.hasOwn(ENGINE_KEYS, key) ? ENGINE_KEYS[key] : undefined;
  if (engine !== undefined) {
    report(path, 'condition-option', { key, why: engine, right: listed(names) }, { atKey: true });
    return;
  }
  const values = { key: quote(key), right: listed(names) };
  report(path, 'unknown-property', values, { atKey: true, nearest: () => nearestName(key, names) });
}
