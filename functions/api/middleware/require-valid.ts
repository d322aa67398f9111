import type { ErrorObject } from 'ajv';
import { pointerStep } from '../../core/shared/json.ts';
import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal, type RefusalItem, type RefusalName } from '../../core/shared/refusal.ts';
import type { ApiValidator } from '../../generated/api-validators.js';
import { byOneForm } from './one-form.ts';

/** The value itself when it has the form of the schema. Refuses request-invalid or what the schema names (x-refusal). */
export function requireValid<T>(validate: ApiValidator<T>, value: unknown): T {
  if (validate(value)) return value;
  const { errors, items: said } = byOneForm(validate.errors ?? []);
  const items = eachOnce([...said, ...errors.map(refusalItem)]);
  const [first] = items;
  const more = items.length > 1 ? ` (and ${items.length - 1} more)` : '';
  throw new Refusal(refusalName(errors), `${first?.detail ?? 'the body has another form'}${more}`, items);
}

/** A part that several forms share is wrong in each of them. */
function eachOnce(items: readonly RefusalItem[]): RefusalItem[] {
  return [...new Map(items.map((item) => [`${item.pointer} ${item.detail}`, item])).values()];
}

/** The parts of a schema that say what would be right. */
interface RightSchema {
  readonly 'x-right'?: string;
  readonly 'x-refusal'?: RefusalName;
  /** What was found is not repeated. */
  readonly 'x-personal'?: true;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A request that is wrong in one way only is refused by that name. */
function refusalName(errors: readonly ErrorObject[]): RefusalName {
  const names = new Set(errors.map(({ parentSchema }) => (parentSchema as RightSchema)['x-refusal']));
  const [name] = names;
  return names.size === 1 && name !== undefined ? name : 'request-invalid';
}

function refusalItem({ instancePath, keyword, params, parentSchema, data }: ErrorObject): RefusalItem {
  const schema = (parentSchema ?? {}) as RightSchema;
  const name = instancePath === '' ? 'the body' : instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'required') {
    const missing = String(params.missingProperty);
    const detail = `${missing} is missing; right is a body with ${Object.keys(schema.properties ?? {}).join(', ')}`;
    return { pointer: instancePath + pointerStep(missing), code: 'missing', detail };
  }
  if (keyword === 'additionalProperties') {
    const extra = String(params.additionalProperty);
    return unknownField(instancePath + pointerStep(extra), extra, Object.keys(schema.properties ?? {}));
  }
  const right = schema['x-right'] ?? (schema.type === 'object' ? 'an object' : `of type ${schema.type}`);
  return {
    pointer: instancePath,
    code: keyword,
    detail: `${name} is ${schema['x-personal'] ? 'of another form' : show(data)}; right is ${right}`,
  };
}

function unknownField(pointer: string, extra: string, names: readonly string[]): RefusalItem {
  const found = extra.slice(0, 64);
  const nearest = nearestName(found, names);
  const hint = nearest === undefined ? `right is one of ${names.join(', ')}` : `did you mean ${nearest}?`;
  const detail = `${JSON.stringify(found)} is not a field here; ${hint}`;
  return { pointer, code: 'unknown-field', detail, ...(nearest !== undefined && { nearest }) };
}

/** Kind only for what could be long or personal. */
function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
