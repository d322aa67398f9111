import type { Column, RegisterLayout } from '../../generated/register-file.ts';
import { type FactDefinition, type FactDictionary, factDictionary } from '../facts/fact-dictionary.ts';
import type { Policy } from '../policies/policy.ts';
import { nearestName } from '../shared/nearest.ts';
import { Refusal, type RefusalItem } from '../shared/refusal.ts';
import { bilingual } from '../shared/text.ts';

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
  const { registers = {}, events = {}, facts, otherBenefits = {} } = policy.rules;
  if (!Object.hasOwn(registers, layout.register))
    throw new Refusal(
      'register-unknown',
      `register ${layout.register} is not one of ${policy.jurisdiction}; right is one of ${Object.keys(registers).join(', ')}`,
    );
  const dictionary = factDictionary(facts);
  const items: RefusalItem[] = [];
  const need = (pointer: string, kind: string, id: string | undefined, known: Iterable<string>) => {
    const names = [...known];
    if (id === undefined || names.includes(id)) return;
    const nearest = nearestName(id, names);
    const hint = nearest === undefined ? `right is one that the policy has` : `did you mean ${nearest}?`;
    const detail = `${pointer} names ${kind} ${id}, which the policy of ${policy.jurisdiction} does not have; ${hint}`;
    items.push({ pointer, code: `${kind}-unknown`, detail, ...(nearest && { nearest }) });
  };
  const given = [...dictionary.byId.values()].filter(({ fact }) => fact.derived === undefined);
  const factIds = given.map(({ id }) => id);
  layout.columns.forEach((column, index) => {
    need(`/columns/${index}/fact`, 'fact', column.fact, factIds);
    need(`/columns/${index}/event`, 'event', column.event, Object.keys(events));
    need(`/columns/${index}/endOf`, 'event', column.endOf, Object.keys(events));
  });
  for (const id of Object.keys(layout.states ?? {})) need(`/states/${id}`, 'fact', id, factIds);
  for (const id of Object.keys(layout.absence?.states ?? {}))
    need(`/absence/states/${id}`, 'fact', id, factIds);
  need('/absence/event', 'event', layout.absence?.event, Object.keys(events));
  need('/benefit/code', 'other-benefit', layout.benefit?.code, Object.keys(otherBenefits));
  for (const role of ['resident-id', 'name'] as const)
    if (!layout.columns.some((column) => column.as === role)) {
      const detail = `no column is read as ${role}; a row that names nobody cannot be matched`;
      items.push({ pointer: '/columns', code: 'column-missing', detail });
    }
  const [first] = items;
  if (first)
    throw new Refusal('register-layout-invalid', `layout ${layout.register}: ${first.detail}`, items);
  return {
    layout,
    dictionary,
    columns: layout.columns.map((column) => bound(column, dictionary)),
  };
}

function bound(column: Column, dictionary: FactDictionary): BoundColumn {
  const fact = column.fact === undefined ? undefined : dictionary.byId.get(column.fact);
  const choices = Object.entries(fact?.fact.choices ?? {});
  const labels = choices.map(([id, label]): [string, string] => [bilingual(label ?? undefined, id).zh, id]);
  return { column, fact, labels: new Map(labels) };
}
