import fc from 'fast-check';
import type { EngineCondition } from '../../functions/core/rules/expand-condition.ts';
import type { Amount, Benefit, Condition, Fact, PolicyFile } from '../../functions/generated/policy-file.ts';
import { anyCondition } from './reference-logic.ts';

const cite = 'nation-1 一';
const letters = { a: 'A', b: 'B', c: 'C' };

/** The facts of the reference logic, as a policy declares them. */
const FACTS: Record<string, Fact> = {
  'n.one': { label: 'N1', schema: { type: 'integer', minimum: 0, maximum: 3 } },
  'n.two': { label: 'N2', schema: { type: 'integer', minimum: 0, maximum: 3 } },
  's.one': { label: 'S', schema: { type: 'string' }, choices: letters },
  'd.one': { label: 'D', schema: { type: 'string', format: 'date' } },
  'b.one': { label: 'B', schema: { type: 'boolean' } },
  'l.one': { label: 'L', schema: { type: 'array', items: { type: 'string', enum: Object.keys(letters) } } },
};

// The operand types of a policy are the literals and references that the reference logic draws.
const condition = anyCondition.map((one: EngineCondition) => one as Condition);
const plain = fc.constantFrom<Amount>('10.00', '20.00', '30.00', { parameter: 'set' });
const amount: fc.Arbitrary<Amount> = fc.oneof(
  { weight: 4, arbitrary: plain },
  fc.record({ to: plain, addOn: plain, when: condition }),
  fc.record({ multiply: plain, by: fc.constant({ fact: 'n.two' }) }),
);
const classes = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.record({ label: fc.constant('K'), when: condition, amount, cite: fc.constant(cite) }),
  { minKeys: 1, maxKeys: 3 },
);
const criteria = fc.option(
  condition.map((when) => ({ one: { label: 'C', when, cite } })),
  { nil: {}, freq: 1 },
);

const anyBenefit: fc.Arbitrary<Benefit> = fc.record({
  label: fc.constant('Benefit'),
  unlisted: fc.constant('allow' as const),
  select: fc.constantFrom('highest' as const, 'first' as const, 'sum' as const),
  requirements: criteria,
  exclusions: criteria,
  classes,
});

/** Policies that nobody would write: any conditions, amounts and ways to choose, over few facts. */
export const anyPolicy: fc.Arbitrary<PolicyFile> = fc
  .dictionary(fc.constantFrom('one', 'two'), anyBenefit, { minKeys: 1, maxKeys: 2 })
  .map((benefits) => ({
    jurisdiction: '100000',
    effectiveFrom: '2020-01-01',
    documents: { 'nation-1': { title: 'N', issuer: 'N', verified: true } },
    facts: FACTS,
    parameters: { set: { label: 'P', amount: '25.00' } },
    benefits,
  }));
