import type { ErrorObject } from 'ajv';
import { pointerStep } from '../../core/shared/json.ts';
import type { RefusalItem } from '../../core/shared/refusal.ts';

interface Forms {
  readonly 'x-right'?: string;
  readonly 'x-right-zh'?: string;
  readonly oneOf?: readonly FormSchema[];
  readonly anyOf?: readonly FormSchema[];
}
interface FormSchema {
  readonly properties?: Readonly<Record<string, { readonly const?: unknown }>>;
}

/** What is left to be said of errors, and what was said instead of some. */
interface Told {
  readonly errors: readonly ErrorObject[];
  readonly items: readonly RefusalItem[];
}

/**
 * A validator reports of a value that may have one of several forms what is wrong by each of them. Where the forms are
 * told apart by a field, such as `means`, only what is wrong by the one that was meant is said, or that the field is
 * missing or is none of them; where nothing tells them apart, the forms themselves, once.
 */
export function byOneForm(all: readonly ErrorObject[]): Told {
  const choices = all
    .filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
    .sort((one, other) => one.schemaPath.length - other.schemaPath.length);
  return choices.reduce<Told>(
    (told, choice) => (told.errors.includes(choice) ? narrowed(told, choice) : told),
    { errors: all, items: [] },
  );
}

function narrowed({ errors, items }: Told, choice: ErrorObject): Told {
  const { instancePath: place, schemaPath, data, keyword } = choice;
  const { 'x-right': right, 'x-right-zh': zhRight, ...schema } = choice.parentSchema as Forms; // the validators say which schema failed
  const forms = (keyword === 'oneOf' ? schema.oneOf : schema.anyOf) ?? [];
  const elsewhere = errors.filter(({ instancePath }) => !isAt(instancePath, place));
  const field = tellingField(forms);
  if (field === undefined || typeof data !== 'object' || data === null || Array.isArray(data))
    return { errors: [...elsewhere, choice], items };
  const value: unknown = (data as Readonly<Record<string, unknown>>)[field];
  const values = forms.map(({ properties }) => properties?.[field]?.const);
  const meant = values.indexOf(value);
  if (meant >= 0) {
    const own = `${schemaPath}/${meant}/`;
    const isMeant = (one: ErrorObject) =>
      one !== choice && (!one.schemaPath.startsWith(`${schemaPath}/`) || one.schemaPath.startsWith(own));
    return { errors: errors.filter(isMeant), items };
  }
  const texts = values.map((one) => JSON.stringify(one));
  const [said, zhSaid] = [texts.join(' or '), texts.join(' 或者 ')];
  const pointer = place + pointerStep(field);
  const item =
    value === undefined
      ? {
          pointer,
          code: 'missing',
          detail: `${field} is missing; right is ${right ?? said}`,
          zh: `缺少 ${field}；应为：${zhRight ?? zhSaid}`,
        }
      : {
          pointer,
          code: 'enum',
          detail: `${field} is another; right is ${said}`,
          zh: `${field} 是其他的值；应为：${zhSaid}`,
        };
  return { errors: elsewhere, items: [...items, item] };
}

/** The field that has another fixed value in each form. */
function tellingField(forms: readonly FormSchema[]): string | undefined {
  const [first] = forms;
  return Object.entries(first?.properties ?? {}).find(
    ([name, { const: fixed }]) =>
      fixed !== undefined && forms.every(({ properties }) => properties?.[name]?.const !== undefined),
  )?.[0];
}

function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
