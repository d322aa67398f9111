import bankLayoutSchema from '../../../../schemas/bank-layout.schema.json' with { type: 'json' };
import exampleSchema from '../../../../schemas/example.schema.json' with { type: 'json' };
import policySchema from '../../../../schemas/policy.schema.json' with { type: 'json' };
import registerSchema from '../../../../schemas/register.schema.json' with { type: 'json' };
import timelineSchema from '../../../../schemas/timeline.schema.json' with { type: 'json' };

/** The JSON Schema keywords that schemas/ uses. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly description?: string;
  /** The description in Chinese, where a finding may quote it. */
  readonly 'x-zh'?: string;
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
export const REGISTER_LAYOUT_SCHEMA = registerSchema as unknown as SchemaDocument;
export const BANK_LAYOUT_SCHEMA = bankLayoutSchema as unknown as SchemaDocument;

/** A reference names its definition by its last step alone: no two documents give one name to different things. */
const DOCUMENTS = [
  POLICY_SCHEMA,
  EXAMPLE_SCHEMA,
  TIMELINE_SCHEMA,
  REGISTER_LAYOUT_SCHEMA,
  BANK_LAYOUT_SCHEMA,
];

/** Follows a reference; `name` is that of the definition it ends at. */
export function dereference(node: SchemaNode): { node: SchemaNode; name: string | undefined } {
  let found = node;
  let name: string | undefined;
  while (found.$ref !== undefined) {
    const wanted = found.$ref.slice(found.$ref.lastIndexOf('/') + 1);
    name = wanted;
    const next = DOCUMENTS.find(({ $defs }) => Object.hasOwn($defs, wanted))?.$defs[wanted];
    if (next === undefined) throw new RangeError(`schemas: ${found.$ref} does not exist`);
    found = next;
  }
  return { node: found, name };
}
