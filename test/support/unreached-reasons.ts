import type { CompiledPolicy } from '../../functions/core/determinations/compile-policy.ts';

/** What never decided anything among the people seen: criteria, classes, life events, entries of concurrence that restrict. */
export function unreachedReasons({ benefits }: CompiledPolicy, seen: Iterable<string>): string[] {
  const decided = new Set([...seen].map((one) => one.split(' ').toSpliced(1, 1).join(' ')));
  return benefits
    .flatMap((benefit) => [
      ...benefit.criteria.map(({ id }) => `${benefit.id} ${id}`),
      ...benefit.classes.map(({ id }) => `${benefit.id} class.${id}`),
      ...benefit.events.map(({ id }) => `${benefit.id} ${id}`),
      ...[...benefit.concurrence.values()]
        .filter(({ entry }) => entry.rule !== 'allow')
        .map(({ code }) => `${benefit.id} concurrence.${code}`),
    ])
    .filter((reason) => !decided.has(reason));
}
