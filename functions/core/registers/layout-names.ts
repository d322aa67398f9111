import type { RegisterLayout } from '../../generated/register-file.ts';
import { type FactDictionary, factDictionary } from '../facts/fact-dictionary.ts';
import type { Policy } from '../policies/policy.ts';
import { nearestName } from '../shared/nearest.ts';

/** A name in a register's layout that the policy does not have. */
export interface UnknownName {
  readonly path: readonly (string | number)[];
  readonly kind: 'register' | 'fact' | 'event' | 'other-benefit';
  readonly id: string;
  /** What the policy has. */
  readonly known: readonly string[];
  readonly nearest: string | undefined;
}

/** Without these columns no row can be matched with a person. */
const PERSON_ROLES = ['resident-id', 'name'] as const;

/** Which of the columns that say who somebody is are missing. */
export function missingRoles({ columns }: RegisterLayout): readonly (typeof PERSON_ROLES)[number][] {
  return PERSON_ROLES.filter((role) => !columns.some((column) => column.as === role));
}

/** Every name of a register's layout that a policy does not have; a fact that is derived cannot be given by a file. */
export function unknownNames(
  layout: RegisterLayout,
  { rules }: Pick<Policy, 'rules'>,
  dictionary: FactDictionary = factDictionary(rules.facts),
): readonly UnknownName[] {
  const { registers = {}, events = {}, otherBenefits = {} } = rules;
  const given = [...dictionary.byId.values()].filter(({ fact }) => fact.derived === undefined);
  const known = {
    register: Object.keys(registers),
    fact: given.map(({ id }) => id),
    event: Object.keys(events),
    'other-benefit': Object.keys(otherBenefits),
  };
  const name = (kind: UnknownName['kind'], id: string | undefined, ...path: UnknownName['path']) => {
    if (id === undefined || known[kind].includes(id)) return [];
    return [{ path, kind, id, known: known[kind], nearest: nearestName(id, known[kind]) }];
  };
  return [
    ...name('register', layout.register, 'register'),
    ...layout.columns.flatMap(({ fact, event, endOf }, index) => [
      ...name('fact', fact, 'columns', index, 'fact'),
      ...name('event', event, 'columns', index, 'event'),
      ...name('event', endOf, 'columns', index, 'endOf'),
    ]),
    ...Object.keys(layout.states ?? {}).flatMap((id) => name('fact', id, 'states', id)),
    ...Object.keys(layout.absence?.states ?? {}).flatMap((id) => name('fact', id, 'absence', 'states', id)),
    ...name('event', layout.absence?.event, 'absence', 'event'),
    ...name('other-benefit', layout.benefit?.code, 'benefit', 'code'),
  ];
}
