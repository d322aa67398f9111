import { listed } from './flaw.ts';
import { dereference, type SchemaNode } from './schema-node.ts';

/** What would be right at a place of the schema, in plain words. */
export function rightForm(node: SchemaNode, help: string | undefined): string {
  if (node.enum !== undefined) return listed(node.enum.map(String));
  if (node.pattern !== undefined && help !== undefined) return inSentence(help);
  if (node.anyOf !== undefined && (node.type === undefined || node.type === 'object'))
    return help === undefined ? node.anyOf.map(formOf).join(', or ') : inSentence(help);
  const types = node.type === undefined ? [] : typeof node.type === 'string' ? [node.type] : node.type;
  const named = types.map((type) => TYPES[type] ?? type).join(' or ') || 'another value';
  return `${named}${rangeOf(node)}`;
}

function formOf(branch: SchemaNode): string {
  const { node } = dereference(branch);
  return rightForm(node, node.description);
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object { … }',
  array: 'a list [ … ]',
  string: 'text in double quotes',
  number: 'a number without quotes',
  integer: 'a whole number without quotes',
  boolean: 'true or false',
  null: 'null',
};

function rangeOf({ minimum, maximum, exclusiveMinimum }: SchemaNode): string {
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum} and at most ${maximum}`;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of ${minimum} or more`;
  return maximum === undefined ? '' : ` of ${maximum} or less`;
}

/** A description as the end of a sentence: without its full stop. */
function inSentence(help: string): string {
  return help.endsWith('.') ? help.slice(0, -1) : help;
}
