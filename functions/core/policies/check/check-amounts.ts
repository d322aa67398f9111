import { amountsIn } from './amounts-in.ts';
import type { Path } from './flaw.ts';
import { listed, PARAMETER_WORDS } from './messages/words.ts';
import { parameterKind } from './parameter-kind.ts';
import type { View } from './view.ts';

/** Amounts rest on amount parameters; what they are multiplied by is a number. */
export function checkAmounts(view: View): void {
  const { file, policy, dictionary, report } = view;
  const { parameters } = policy.rules;
  const expect = (id: string, wanted: 'amount' | 'number', path: Path): void => {
    const found = parameterKind(parameters?.[id]);
    if (found === undefined || found === wanted) return;
    report(path, 'amount-against-parameter', { parameter: id, found: PARAMETER_WORDS[found], wanted });
  };
  for (const { value, path } of amountsIn(file)) {
    if (typeof value === 'string') continue;
    if ('parameter' in value) expect(value.parameter, 'amount', [...path, 'parameter']);
    if ('percent' in value) expect(value.of, 'amount', [...path, 'of']);
    if ('superior' in value) checkSuperior(value.superior, [...path, 'superior'], view);
    if (!('multiply' in value) || typeof value.by !== 'object') continue;
    if ('parameter' in value.by) expect(value.by.parameter, 'number', [...path, 'by', 'parameter']);
    else {
      const kind = dictionary.byId.get(value.by.fact)?.kind;
      if (kind === undefined || kind === 'number') continue;
      report([...path, 'by', 'fact'], 'amount-against-parameter.factor', { fact: value.by.fact });
    }
  }
}

function checkSuperior(id: string, path: Path, { policy, report }: View): void {
  const above = policy.superior?.rules.parameters ?? {};
  if (!Object.hasOwn(policy.rules.parameters ?? {}, id) || Object.hasOwn(above, id)) return;
  report(path, 'unknown-parameter.superior', { id, right: listed(Object.keys(above)) });
}
