import type { Operator } from '../../generated/policy-file.ts';

/** What kind of values an operator compares: checked when a policy is checked, never silently false. */
export interface OperatorDefinition {
  /** Which facts it is for. */
  readonly facts: 'any' | 'ordered' | 'list';
  /** Whether its value is one value or a list of values. */
  readonly value: 'one' | 'list';
  readonly symbol: string;
  /** For operators that json-rules-engine does not bring. */
  readonly evaluate?: (fact: unknown, value: unknown) => boolean;
}

/** Every operator that a policy may use. To add one: docs/how-to/add-an-operator.md. */
export const OPERATORS: Readonly<Record<Operator, OperatorDefinition>> = {
  equal: { facts: 'any', value: 'one', symbol: '=' },
  notEqual: { facts: 'any', value: 'one', symbol: '≠' },
  in: { facts: 'any', value: 'list', symbol: '∈' },
  notIn: { facts: 'any', value: 'list', symbol: '∉' },
  lessThan: { facts: 'ordered', value: 'one', symbol: '<' },
  lessThanInclusive: { facts: 'ordered', value: 'one', symbol: '≤' },
  greaterThan: { facts: 'ordered', value: 'one', symbol: '>' },
  greaterThanInclusive: { facts: 'ordered', value: 'one', symbol: '≥' },
  contains: { facts: 'list', value: 'one', symbol: '∋' },
  doesNotContain: { facts: 'list', value: 'one', symbol: '∌' },
  containsAny: {
    facts: 'list',
    value: 'list',
    symbol: '∩',
    evaluate: (fact, value) =>
      Array.isArray(fact) && Array.isArray(value) && value.some((one) => fact.includes(one)),
  },
};
