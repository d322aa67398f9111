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
  const { detail: en = 'the body has another form', zh = '正文的格式不符' } = first ?? {};
  const [zhMore, more] =
    items.length > 1 ? [`（另有 ${items.length - 1} 处）`, ` (and ${items.length - 1} more)`] : ['', ''];
  throw new Refusal(refusalName(errors), { zh: `${zh}${zhMore}`, en: `${en}${more}` }, items);
}

/** A part that several forms share is wrong in each of them. */
function eachOnce(items: readonly RefusalItem[]): RefusalItem[] {
  return [...new Map(items.map((item) => [`${item.pointer} ${item.detail}`, item])).values()];
}

/** The parts of a schema that say what would be right. */
interface RightSchema {
  readonly 'x-right'?: string;
  readonly 'x-right-zh'?: string;
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
    const names = Object.keys(schema.properties ?? {});
    const detail = `${missing} is missing; right is a body with ${names.join(', ')}`;
    const zh = `缺少 ${missing}；正文应当有 ${names.join('、')}`;
    return { pointer: instancePath + pointerStep(missing), code: 'missing', detail, zh };
  }
  if (keyword === 'additionalProperties') {
    const extra = String(params.additionalProperty);
    return unknownField(instancePath + pointerStep(extra), extra, Object.keys(schema.properties ?? {}));
  }
  const [rightType, zhType] =
    schema.type === 'object' ? ['an object', '一个对象'] : [`of type ${schema.type}`, `${schema.type} 类型`];
  const { 'x-right': right = rightType, 'x-right-zh': zhRight = zhType } = schema;
  const isPersonal = schema['x-personal'] ?? false;
  return {
    pointer: instancePath,
    code: keyword,
    detail: `${name} is ${isPersonal ? 'of another form' : show(data)}; right is ${right}`,
    zh: `${instancePath === '' ? '正文' : name} ${isPersonal ? '的格式不符' : `是${show(data, KINDS.zh)}`}；应为：${zhRight}`,
  };
}

function unknownField(pointer: string, extra: string, names: readonly string[]): RefusalItem {
  const found = extra.slice(0, 64);
  const nearest = nearestName(found, names);
  const hint = nearest === undefined ? `right is one of ${names.join(', ')}` : `did you mean ${nearest}?`;
  const zhHint = nearest === undefined ? `应为 ${names.join('、')} 之一` : `是否应为 ${nearest}？`;
  const detail = `${JSON.stringify(found)} is not a field here; ${hint}`;
  const zh = `此处没有字段 ${JSON.stringify(found)}；${zhHint}`;
  return { pointer, code: 'unknown-field', detail, zh, ...(nearest !== undefined && { nearest }) };
}

/** What is found is not repeated where it could be long; Chinese keeps a space before what is written in Latin. */
const KINDS = {
  en: { list: 'a list', object: 'an object', nothing: 'nothing', before: '' },
  zh: { list: '一个列表', object: '一个对象', nothing: '空', before: ' ' },
} as const;

/** Kind only for what could be long or personal. */
function show(value: unknown, kinds: (typeof KINDS)['en' | 'zh'] = KINDS.en): string {
  if (Array.isArray(value)) return kinds.list;
  if (typeof value === 'object' && value !== null) return kinds.object;
  const text = JSON.stringify(value) ?? kinds.nothing;
  return kinds.before + (text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
