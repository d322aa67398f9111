import exampleSchema from '../../../../schemas/example.schema.json' with { type: 'json' };
import policySchema from '../../../../schemas/policy.schema.json' with { type: 'json' };
import timelineSchema from '../../../../schemas/timeline.schema.json' with { type: 'json' };

/** The JSON Schema keywords that schemas/ uses. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: SchemaNode;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly propertyNames?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly 'x-complete'?: readonly string[];
}

interface SchemaDocument extends SchemaNode {
  readonly $defs: Readonly<Record<string, SchemaNode>>;
}

// The inferred type of a JSON module is that of its literals, too narrow for the keywords it leaves out.
export const POLICY_SCHEMA = policySchema as unknown as SchemaDocument;
export const EXAMPLE_SCHEMA = exampleSchema as unknown as SchemaDocument;
export const TIMELINE_SCHEMA = timelineSchema as unknown as SchemaDocument;

/** Follows a reference; `name` is that of the definition it ends at. */
export function dereference(node: SchemaNode): { node: SchemaNode; name: string | undefined } {
  let found = node;
  let name: string | undefined;
  while (found.$ref !== undefined) {
    name = found.$ref.slice(found.$ref.lastIndexOf('/') + 1);
    const next = POLICY_SCHEMA.$defs[name] ?? EXAMPLE_SCHEMA.$defs[name] ?? TIMELINE_SCHEMA.$defs[name];
    if (next === undefined) throw new RangeError(`schemas: ${found.$ref} does not exist`);
    found = next;
  }
  return { node: found, name };
}
