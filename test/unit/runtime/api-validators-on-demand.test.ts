import { expect, test } from 'vitest';
import { endpoints } from '../../../functions/api/endpoints.ts';
import * as generated from '../../../functions/generated/api-validators.js';
import { apiValidator } from '../../../functions/runtime/api-validators-on-demand.ts';

const validators = new Map(
  Object.entries(generated).map(([name, validate]) => [name.replace(/^validate/, ''), validate]),
);
const bodies = endpoints('').flatMap(({ id, body }) =>
  (body?.schemas ?? [])
    .filter((name) => validators.has(name))
    .map((name) => ({ id, name, example: body?.example })),
);

/** A value without one of its entries, with another type in it, and with one that it should not have. */
function damaged(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [value, null];
  const names = Object.keys(value);
  const without = names.map((name) =>
    Object.fromEntries(Object.entries(value).filter(([one]) => one !== name)),
  );
  const other = names.map((name) => ({ ...value, [name]: [12.5] }));
  return [value, null, [], { ...value, unheardOf: 1 }, ...without, ...other];
}

test.each(bodies)(
  '$id: $name, whole and damaged, has the verdict of the generated code',
  ({ name, example }) => {
    const known = validators.get(name);
    const late = apiValidator(name);
    for (const value of damaged(example)) {
      expect(late(value)).toBe(known?.(value));
      const plain = (errors: typeof late.errors) =>
        errors?.map(({ schemaPath: _, schema: __, parentSchema, ...rest }) => ({
          ...rest,
          right: parentSchema?.['x-right'],
          refusal: parentSchema?.['x-refusal'],
        })) ?? null;
      expect(plain(late.errors)).toEqual(plain(known?.errors));
    }
  },
);

test('a name that no body has is a fault', () => {
  expect(() => apiValidator('Nothing')({})).toThrow('Nothing is no body of the API');
});
