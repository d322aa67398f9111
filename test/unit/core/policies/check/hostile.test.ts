import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../../../functions/core/determinations/compile-policy.ts';
import { checkAll } from '../../../../../functions/core/policies/check/check-all.ts';
import { checkPolicies } from '../../../../../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../../../../../functions/core/policies/policy-catalogue-of.ts';
import { cpuMs } from '../../../../support/cpu-time.ts';
import {
  COUNTY_EXAMPLE,
  COUNTY_FILE,
  exampleText,
  NATION_FILE,
  PROVINCE_FILE,
  textOf,
} from '../../../../support/policy-fixtures.ts';

const FILES = [NATION_FILE, PROVINCE_FILE, COUNTY_FILE];

/** Any path, among them those of real files and examples. */
const path = fc.oneof(
  fc.constantFrom(
    '130110-place/2022-03-01.json',
    '100000-place/2020-01-01.json',
    '130110-place/examples/a.json',
    '',
  ),
  fc.string(),
);
const anyText = fc.record({
  path,
  text: fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((text) => text.slice(1)),
  ),
});

/** A sound file some of whose values were given to others: it fits the schema more often than not. */
const shuffled = fc
  .tuple(fc.constantFrom(...FILES), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 6 }))
  .map(([file, moves]) =>
    textOf(moves.reduce((draft, move) => moved(draft, ...move), structuredClone(file) as object)),
  );

function moved(draft: object, to: number, from: number, remove: boolean): object {
  const slots = slotsOf(draft);
  const target = slots[to % slots.length];
  const source = slots[from % slots.length];
  if (target === undefined || source === undefined) return draft;
  const [holder, key] = target;
  if (remove) holder[key] = null;
  else holder[key] = structuredClone(source[0][source[1]]);
  return draft;
}

type Slot = [holder: Record<string, unknown>, key: string];

function slotsOf(value: object): Slot[] {
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): Slot[] => {
    const inner = holder[key];
    return [[holder, key], ...(typeof inner === 'object' && inner !== null ? slotsOf(inner) : [])];
  });
}

describe('checkPolicies', () => {
  it('never throws, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
        for (const { line, column } of checkPolicies(texts).findings) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on files that are nearly right, and what it keeps resolves, compiles and decides', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(shuffled, { minLength: 1, maxLength: 3, selector: (text) => text.path }),
        async (texts) => {
          const { layers, findings } = await checkAll([...texts, exampleText(COUNTY_EXAMPLE)]);
          const failed = findings.filter(({ severity }) => severity === 'error').map(({ file }) => file);
          expect(layers.filter((layer) => failed.includes(layer.path))).toEqual([]);
          const catalogue = policyCatalogueOf(layers);
          for (const { file } of layers) {
            const policy = catalogue.policyOn(file.jurisdiction, file.effectiveFrom);
            expect(compilePolicy(policy).policy.jurisdiction).toBe(file.jurisdiction);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      '10,000 unknown facts',
      { facts: Object.fromEntries(Array.from({ length: 399 }, (_, index) => [`f${index}`, {}])) },
    ],
    [
      'long unknown names',
      {
        documents: {},
        parameters: Object.fromEntries(
          Array.from({ length: 300 }, (_, index) => [
            `p${index}`,
            { amount: { percent: 1, of: `${'q'.repeat(60)}${index}` }, cite: 'x y' },
          ]),
        ),
      },
    ],
    [
      'a wide condition',
      {
        conditions: {
          c: {
            when: {
              any: Array(60).fill({
                all: Array(60).fill({ fact: 'x.y', operator: 'in', value: Array(20).fill('z') }),
              }),
            },
          },
        },
      },
    ],
    [
      'many rows',
      {
        benefits: {
          living: {
            table: {
              by: ['a.b', 'c.d', 'e.f'],
              rows: Array.from({ length: 300 }, (_, index) => ({
                id: `r${index}`,
                when: ['any', index, { from: index }],
                amount: '1',
                label: 'x',
              })),
              cite: 'x y',
            },
          },
        },
      },
    ],
  ])('is done with %s in a moment', async (_, hostile) => {
    const texts = [textOf(NATION_FILE), textOf({ ...COUNTY_FILE, ...hostile })];
    expect(await cpuMs(() => checkPolicies(texts))).toBeLessThan(3000);
  });
});
