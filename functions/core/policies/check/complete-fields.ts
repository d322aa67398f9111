import { dereference, POLICY_SCHEMA, type SchemaNode } from './schema-node.ts';

/** What an entry must have once all levels are merged. `*` in the pattern stands for any id. */
export interface CompleteFields {
  readonly pattern: readonly string[];
  readonly fields: readonly string[];
}

/** Read from the schema's `x-complete`, so that schema and check cannot differ. */
export const COMPLETE_FIELDS: readonly CompleteFields[] = collect(POLICY_SCHEMA, [], []);

function collect(
  schema: SchemaNode,
  pattern: readonly string[],
  within: readonly string[],
): CompleteFields[] {
  const { node, name } = dereference(schema);
  if (name !== undefined && within.includes(name)) return [];
  const inside = name === undefined ? within : [...within, name];
  const fields = node['x-complete'];
  const entry = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
  return [
    ...(fields === undefined ? [] : [{ pattern, fields }]),
    ...Object.entries(node.properties ?? {}).flatMap(([key, inner]) =>
      collect(inner, [...pattern, key], inside),
    ),
    ...(entry === undefined ? [] : collect(entry, [...pattern, '*'], inside)),
    ...(node.anyOf ?? []).flatMap((inner) => collect(inner, pattern, inside)),
  ];
}
