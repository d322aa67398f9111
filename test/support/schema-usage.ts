import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isObject, pointerStep } from '../../functions/core/shared/json.ts';

type Node = Record<string, unknown>;

/** What a value can use of a schema: its properties, the branches of its unions, the values of its enumerations. */
export interface SchemaUsage {
  /** Pointers into the schema of everything that can be used. */
  readonly usable: readonly string[];
  /** Marks what a value uses. Unions are told apart by validating against each branch. */
  use(value: unknown): void;
  /** Pointers of what no value has used, in the order of the schema. */
  unused(): string[];
}

/** Watches which parts of a JSON Schema are used; references are followed inside the schema and to those given. */
export function schemaUsage(root: Node & { $id: string }, others: readonly Node[] = []): SchemaUsage {
  const ajv = new Ajv2020({ strict: false, schemas: [...others, root] });
  const validators = new Map<string, ValidateFunction | undefined>();
  const used = new Set<string>();
  const matches = (pointer: string, value: unknown): boolean => {
    if (!validators.has(pointer)) validators.set(pointer, ajv.getSchema(`${root.$id}#${encodeURI(pointer)}`));
    return validators.get(pointer)?.(value) === true;
  };

  const walk = (schema: Node, pointer: string, value: unknown): void => {
    if (typeof schema.$ref === 'string') {
      if (schema.$ref.startsWith('#')) walk(nodeAt(root, schema.$ref.slice(1)), schema.$ref.slice(1), value);
      return;
    }
    if (Array.isArray(schema.type))
      for (const type of schema.type) if (isOfType(value, String(type))) used.add(`${pointer}/type/${type}`);
    if (Array.isArray(schema.enum) && schema.enum.includes(value)) used.add(`${pointer}/enum/${value}`);
    branchesOf(schema).forEach((branch, index) => {
      const at = `${pointer}/anyOf/${index}`;
      if (!matches(at, value)) return;
      used.add(at);
      walk(branch, at, value);
    });
    if (Array.isArray(value) && isObject(schema.items))
      for (const item of value) walk(schema.items, `${pointer}/items`, item);
    if (isObject(value)) walkObject(schema, pointer, value);
  };
  const walkObject = (schema: Node, pointer: string, value: Node): void => {
    for (const [name, part] of Object.entries(value)) {
      if (isObject(schema.propertyNames)) walk(schema.propertyNames, `${pointer}/propertyNames`, name);
      const own = propertiesOf(schema)[name];
      if (own !== undefined) {
        used.add(`${pointer}/properties${pointerStep(name)}`);
        walk(own, `${pointer}/properties${pointerStep(name)}`, part);
      } else if (isObject(schema.additionalProperties))
        walk(schema.additionalProperties, `${pointer}/additionalProperties`, part);
    }
  };

  const usable: string[] = [];
  collect(root, '', usable);
  return {
    usable,
    use: (value) => walk(root, '', value),
    unused: () => usable.filter((pointer) => !used.has(pointer)),
  };
}

function collect(schema: Node, pointer: string, into: string[]): void {
  if (typeof schema.$ref === 'string') return;
  if (Array.isArray(schema.type)) into.push(...schema.type.map((type) => `${pointer}/type/${type}`));
  if (Array.isArray(schema.enum)) into.push(...schema.enum.map((value) => `${pointer}/enum/${value}`));
  branchesOf(schema).forEach((branch, index) => {
    into.push(`${pointer}/anyOf/${index}`);
    collect(branch, `${pointer}/anyOf/${index}`, into);
  });
  for (const [name, part] of Object.entries(propertiesOf(schema))) {
    into.push(`${pointer}/properties${pointerStep(name)}`);
    collect(part, `${pointer}/properties${pointerStep(name)}`, into);
  }
  for (const key of ['items', 'propertyNames', 'additionalProperties'])
    if (isObject(schema[key])) collect(schema[key], `${pointer}/${key}`, into);
  for (const [name, part] of Object.entries(isObject(schema.$defs) ? schema.$defs : {}))
    if (isObject(part)) collect(part, `/$defs${pointerStep(name)}`, into);
}

function branchesOf(schema: Node): Node[] {
  return Array.isArray(schema.anyOf) ? schema.anyOf.filter(isObject) : [];
}

function propertiesOf(schema: Node): Record<string, Node> {
  const { properties } = schema;
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, part]) => (isObject(part) ? [[name, part]] : [])),
  );
}

function nodeAt(root: Node, pointer: string): Node {
  const steps = pointer.split('/').slice(1);
  const found = steps.reduce<unknown>((node, step) => (isObject(node) ? node[step] : undefined), root);
  if (!isObject(found)) throw new RangeError(`${pointer} is not in the schema`);
  return found;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
