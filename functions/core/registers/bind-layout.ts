import type { Column, RegisterLayout } from '../../generated/register-file.ts';
import { type FactDefinition, type FactDictionary, factDictionary } from '../facts/fact-dictionary.ts';
import type { Policy } from '../policies/policy.ts';
import { pointerStep } from '../shared/json.ts';
import { Refusal, type RefusalItem } from '../shared/refusal.ts';
import { bilingual } from '../shared/text.ts';
import { missingRoles, type UnknownName, unknownNames } from './layout-names.ts';

/** A column with the fact of the policy that it fills, if it fills one. */
export interface BoundColumn {
  readonly column: Column;
  readonly fact: FactDefinition | undefined;
  /** Chinese label of a choice of the fact → its id. */
  readonly labels: ReadonlyMap<string, string>;
}

/** A layout whose every name the policy knows. */
export interface BoundLayout {
  readonly layout: RegisterLayout;
  readonly columns: readonly BoundColumn[];
  readonly dictionary: FactDictionary;
}

/** Looks up what a layout names in a policy; refuses register-unknown, and register-layout-invalid for other names. */
export function bindLayout(layout: RegisterLayout, policy: Policy): BoundLayout {
  const { registers = {}, facts } = policy.rules;
  if (!Object.hasOwn(registers, layout.register))
    throw new Refusal(
      'register-unknown',
      `register ${layout.register} is not one of ${policy.jurisdiction}; right is one of ${Object.keys(registers).join(', ')}`,
    );
  const dictionary = factDictionary(facts);
  const items = [
    ...unknownNames(layout, policy, dictionary).map((name) => itemOf(name, policy.jurisdiction)),
    ...missingRoles(layout).map((role): RefusalItem => {
      const detail = `no column is read as ${role}; a row that names nobody cannot be matched`;
      return { pointer: '/columns', code: 'column-missing', detail };
    }),
  ];
  const [first] = items;
  if (first)
    throw new Refusal('register-layout-invalid', `layout ${layout.register}: ${first.detail}`, items);
  return {
    layout,
    dictionary,
    columns: layout.columns.map((column) => bound(column, dictionary)),
  };
}

function itemOf({ path, kind, id, nearest }: UnknownName, jurisdiction: string): RefusalItem {
  const pointer = path.map(pointerStep).join('');
  const hint = nearest === undefined ? `right is one that the policy has` : `did you mean ${nearest}?`;
  const detail = `${pointer} names ${kind} ${id}, which the policy of ${jurisdiction} does not have; ${hint}`;
  return { pointer, code: `${kind}-unknown`, detail, ...(nearest && { nearest }) };
}

function bound(column: Column, dictionary: FactDictionary): BoundColumn {
  const fact = column.fact === undefined ? undefined : dictionary.byId.get(column.fact);
  const choices = Object.entries(fact?.fact.choices ?? {});
  const labels = choices.map(([id, label]): [string, string] => [bilingual(label ?? undefined, id).zh, id]);
  return { column, fact, labels: new Map(labels) };
}
