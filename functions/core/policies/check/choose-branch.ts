import { isObject } from '../../shared/json.ts';
import { dereference, type SchemaNode } from './schema-node.ts';

/** How well an alternative of an `anyOf` fits what was found. */
interface Fit {
  readonly branch: SchemaNode;
  /** Keys it needs and does not find, and keys it does not know. */
  readonly wrong: number;
  /** Keys that it knows. */
  readonly known: number;
}

/**
 * The alternative that was meant: of the right type, with the fewest wrong and the most known keys. A value that
 * fits one alternative is never given another. Undefined where nothing tells.
 */
export function chooseBranch(branches: readonly SchemaNode[], value: unknown): SchemaNode | undefined {
  const typed = branches.flatMap(alternatives).filter((branch) => hasType(dereference(branch).node, value));
  if (typed.length <= 1 || !isObject(value)) return typed[0];
  const [best] = typed
    .map((branch) => fitOf(branch, value))
    .sort((a, b) => a.wrong - b.wrong || b.known - a.known);
  return best !== undefined && (best.known > 0 || best.wrong === 0) ? best.branch : undefined;
}

/** An alternative may itself be a choice: a dated amount is an amount or a schedule. */
function alternatives(branch: SchemaNode): SchemaNode[] {
  const { node } = dereference(branch);
  return node.anyOf === undefined || node.properties !== undefined || node.type !== undefined
    ? [branch]
    : node.anyOf.flatMap(alternatives);
}

function fitOf(branch: SchemaNode, value: Record<string, unknown>): Fit {
  const { node } = dereference(branch);
  const { properties = {}, required = [], additionalProperties } = node;
  const keys = Object.keys(value);
  const known = keys.filter((key) => Object.hasOwn(properties, key) || required.includes(key)).length;
  const unknown = additionalProperties === false ? keys.length - known : 0;
  return { branch, known, wrong: unknown + required.filter((key) => !Object.hasOwn(value, key)).length };
}

/** Whether a value is of the type that a schema asks for; every value where it asks for none. */
export function hasType({ type, enum: choices }: SchemaNode, value: unknown): boolean {
  if (type === undefined) return choices === undefined || typeof value === 'string';
  return (typeof type === 'string' ? [type] : type).some((one) => isOfType(one, value));
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === type;
}
