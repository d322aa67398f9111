import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cardCsv from '../../../../../functions/adapters/exchange/layouts/card-csv.json' with { type: 'json' };
import { explainMismatch } from '../../../../../functions/core/policies/check/explain-mismatch.ts';
import { flawCollector } from '../../../../../functions/core/policies/check/flaw.ts';
import {
  BANK_LAYOUT_SCHEMA,
  EXAMPLE_SCHEMA,
  POLICY_SCHEMA,
  REGISTER_LAYOUT_SCHEMA,
} from '../../../../../functions/core/policies/check/schema-node.ts';
import certificates from '../../../../../functions/core/registers/descriptors/disability-certificates.json' with {
  type: 'json',
};
import {
  validateBankLayoutFile,
  validateExampleFile,
  validatePolicyFile,
  validateRegisterFile,
} from '../../../../../functions/generated/validators.js';
import { COUNTY_EXAMPLE, COUNTY_FILE, NATION_FILE } from '../../../../support/policy-fixtures.ts';

const KNOWN = new Set(
  '$schema $id $defs $ref title description type enum pattern minLength maxLength minimum maximum exclusiveMinimum minItems maxItems uniqueItems items minProperties maxProperties propertyNames properties required additionalProperties anyOf default x-complete x-zh'.split(
    ' ',
  ),
);

/** Keywords of a schema, not the names under properties and $defs. */
function keywordsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(keywordsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const inner =
      key === 'properties' || key === '$defs' ? Object.values(value) : key === 'enum' ? [] : value;
    return [key, ...keywordsOf(inner)];
  });
}

function mismatches(schema: typeof POLICY_SCHEMA, value: unknown): number {
  const { flaws, report } = flawCollector();
  explainMismatch(schema, value, { path: [], definition: undefined, help: undefined }, report);
  return flaws.length;
}

/** A value somewhere in a sound file, replaced, removed or joined by another. */
const mutated = (file: object) =>
  fc
    .tuple(
      fc.nat(),
      fc.constantFrom('replace', 'remove', 'add', 'swap'),
      fc.jsonValue({ maxDepth: 2 }),
      fc.nat(),
    )
    .map(([at, how, other, from]) => mutate(structuredClone(file), at, how, other, from));

type Slot = { holder: Record<string, unknown>; key: string };

function slotsOf(value: unknown, slots: Slot[] = []): Slot[] {
  if (typeof value !== 'object' || value === null) return slots;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    slots.push({ holder, key });
    slotsOf(holder[key], slots);
  }
  return slots;
}

function mutate(file: object, at: number, how: string, other: unknown, from: number): object {
  const slots = slotsOf(file);
  const slot = slots[at % slots.length];
  const source = slots[from % slots.length];
  if (slot === undefined || source === undefined) return file;
  if (how === 'remove' && Array.isArray(slot.holder)) slot.holder.splice(Number(slot.key), 1);
  else if (how === 'remove') delete slot.holder[slot.key];
  else if (how === 'add' && Array.isArray(slot.holder)) slot.holder.push(other);
  else if (how === 'add') slot.holder[source.key] = other;
  else slot.holder[slot.key] = how === 'swap' ? structuredClone(source.holder[source.key]) : other;
  return file;
}

describe('the findings on the schema', () => {
  it('know every keyword that the schemas use', () => {
    const schemas = [POLICY_SCHEMA, EXAMPLE_SCHEMA, REGISTER_LAYOUT_SCHEMA, BANK_LAYOUT_SCHEMA];
    const used = new Set(schemas.flatMap(keywordsOf));
    expect([...used].filter((keyword) => !KNOWN.has(keyword))).toEqual([]);
  });

  it.each([
    ['nation', NATION_FILE, POLICY_SCHEMA, validatePolicyFile, 3000],
    ['county', COUNTY_FILE, POLICY_SCHEMA, validatePolicyFile, 3000],
    ['example', COUNTY_EXAMPLE, EXAMPLE_SCHEMA, validateExampleFile, 3000],
    ['register layout', certificates, REGISTER_LAYOUT_SCHEMA, validateRegisterFile, 1000],
    ['bank layout', cardCsv, BANK_LAYOUT_SCHEMA, validateBankLayoutFile, 1000],
  ] as const)(
    'say something of a %s file exactly where ajv refuses it',
    (_, file, schema, validate, numRuns) => {
      expect(validate(structuredClone(file))).toBe(true);
      fc.assert(
        fc.property(mutated(file), (value) => {
          expect(mismatches(schema, value) === 0).toBe(validate(value));
        }),
        { numRuns },
      );
    },
  );
});
