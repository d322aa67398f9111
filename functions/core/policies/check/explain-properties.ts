import { nearestName } from '../../shared/nearest.ts';
import { listed, type Path, quote, type Report } from './flaw.ts';
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
    const right = keys.length < minProperties ? `at least ${minProperties}` : `at most ${maxProperties}`;
    report(here.path, 'out-of-range', `there are ${keys.length} entries; right is ${right}`);
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

function reportMissing(key: string, schema: SchemaNode | undefined, here: Place, report: Report): void {
  const help = schema?.description === undefined ? '' : ` (${schema.description})`;
  report([...here.path, key], 'missing-property', `${key} is missing${help}; right is an entry with ${key}`);
}

/** Keys of json-rules-engine that a policy may not use, and why. */
const ENGINE_KEYS: Readonly<Record<string, string>> = {
  params: 'facts take no arguments',
  priority: 'every comparison is evaluated, so that every reason can be shown',
  name: 'a shared condition stands under conditions',
};

function reportUnknown(
  key: string,
  path: Path,
  names: readonly string[],
  { definition }: Place,
  report: Report,
): void {
  if (definition === 'condition' && key === 'path') {
    const why = 'a condition may hold no path: it would be evaluated as JSONPath, which can run code';
    report(path, 'condition-path', `${why}; right is a flat fact id such as certificate.level`, {
      atKey: true,
    });
    return;
  }
  const engine = definition === 'condition' && Object.hasOwn(ENGINE_KEYS, key) ? ENGINE_KEYS[key] : undefined;
  if (engine !== undefined) {
    const message = `a condition may hold no ${key}: ${engine}; right is ${listed(names)}`;
    report(path, 'condition-option', message, { atKey: true });
    return;
  }
  const message = `there is no property ${quote(key)} here; right is ${listed(names)}`;
  report(path, 'unknown-property', message, { atKey: true, nearest: () => nearestName(key, names) });
}
