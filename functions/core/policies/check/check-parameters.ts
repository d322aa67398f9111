import type { Parameter } from '../../../generated/policy-file.ts';
import { parameterKind } from './parameter-kind.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** A parameter keeps its kind from level to level, and shares of parameters do not go round in a circle. */
export function checkParameters({ file, policy, report }: View): void {
  const parameters = policy.rules.parameters ?? {};
  for (const [id, own] of entriesOf(file.parameters)) {
    const merged = parameters[id];
    const above = parameterKind(policy.superior?.rules.parameters?.[id]);
    if (merged?.amount !== undefined && merged.number !== undefined) {
      const was =
        above === undefined ? 'both an amount and a number' : `${article(above)} at the level above`;
      const key = above === 'amount' ? 'number' : 'amount';
      const message = `the parameter ${id} is ${was} and ${article(key)} here; right is one kind at all levels`;
      report(['parameters', id, key], 'parameter-kind', message);
    }
    const circle = own.amount === undefined ? undefined : circleFrom(id, parameters);
    if (circle !== undefined) {
      const message = `the parameter ${id} is a share of itself: ${circle.join(' → ')}; right is a chain that ends at an amount`;
      report(['parameters', id, 'amount', 'of'], 'parameter-circle', message);
    } else if (
      typeof own.amount === 'object' &&
      'of' in own.amount &&
      parameterKind(parameters[own.amount.of]) === 'number'
    ) {
      const message = `the parameter ${own.amount.of} is a number; right is a parameter with amount`;
      report(['parameters', id, 'amount', 'of'], 'amount-against-parameter', message);
    }
  }
}

function article(kind: 'amount' | 'number'): string {
  return kind === 'amount' ? 'an amount' : 'a number';
}

function circleFrom(id: string, parameters: Readonly<Record<string, Parameter>>): string[] | undefined {
  const path: string[] = [];
  for (let at = id; ; ) {
    if (path.includes(at)) return at === id ? [...path, at] : undefined;
    path.push(at);
    const amount = Object.hasOwn(parameters, at) ? parameters[at]?.amount : undefined;
    if (typeof amount !== 'object' || !('of' in amount)) return undefined;
    at = amount.of;
  }
}
