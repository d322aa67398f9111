import type { Parameter } from '../../../generated/policy-file.ts';
import { PARAMETER_WORDS } from './messages/words.ts';
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
      const key = above === 'amount' ? 'number' : 'amount';
      const path = ['parameters', id, key];
      if (above === undefined) report(path, 'parameter-kind', { parameter: id });
      else
        report(path, 'parameter-kind.above', {
          parameter: id,
          above: PARAMETER_WORDS[above],
          here: PARAMETER_WORDS[key],
        });
    }
    const circle = own.amount === undefined ? undefined : circleFrom(id, parameters);
    if (circle !== undefined) {
      const values = { parameter: id, circle: circle.join(' → ') };
      report(['parameters', id, 'amount', 'of'], 'parameter-circle', values);
    } else if (
      typeof own.amount === 'object' &&
      'of' in own.amount &&
      parameterKind(parameters[own.amount.of]) === 'number'
    ) {
      const values = { parameter: own.amount.of, found: PARAMETER_WORDS.number, wanted: 'amount' };
      report(['parameters', id, 'amount', 'of'], 'amount-against-parameter', values);
    }
  }
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
