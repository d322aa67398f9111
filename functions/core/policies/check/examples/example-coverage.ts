import type { BenefitDetermination, Determination } from '../../../determinations/determination.ts';
import type { Policy, PolicyLayer } from '../../policy.ts';
import type { ExampleRun } from './run-examples.ts';
import { type Side, type StatedReason, statedReasons } from './stated-reasons.ts';

/** A rule of a file and the sides of it that the examples show. */
export interface ReasonCoverage extends StatedReason {
  readonly shown: readonly Side[];
  readonly missing: readonly Side[];
}

/**
 * Which of the rules that a file states the examples tell apart: a rule whose loss no example would notice is not
 * proven. Counted are the examples that were decided with this file among the layers and the rule not restated by a
 * later one: those of any version that amends it, and those of the levels below, since some rules of a superior (that
 * the hukou lies in the jurisdiction) can fail nowhere else. `policy` is the file's policy.
 */
export function exampleCoverage(
  layer: PolicyLayer,
  policy: Policy,
  runs: readonly ExampleRun[],
): ReasonCoverage[] {
  const decided = runs.flatMap((run) => decidedWith(layer, run));
  return statedReasons(layer, policy).map((stated) => {
    const counted = decided.filter(({ restated }) => !restated.has(keyOf(stated)));
    const shown = new Set(counted.flatMap(({ determination }) => sidesShown(stated, determination)));
    return {
      ...stated,
      shown: stated.sides.filter((side) => shown.has(side)),
      missing: stated.sides.filter((side) => !shown.has(side)),
    };
  });
}

interface Decided {
  readonly determination: Determination;
  /** Rules that a layer after the file states anew. */
  readonly restated: ReadonlySet<string>;
}

function decidedWith({ digest }: PolicyLayer, { determination, policy }: ExampleRun): Decided[] {
  const at = policy?.layers.findIndex((layer) => layer.digest === digest) ?? -1;
  if (determination === undefined || policy === undefined || at < 0) return [];
  const later = policy.layers.slice(at + 1).flatMap((layer) => statedReasons(layer, policy));
  return [{ determination, restated: new Set(later.map(keyOf)) }];
}

/** A table is restated whole, so any row of a later one stands for all. */
function keyOf({ reason, benefit, isRow }: StatedReason): string {
  return `${benefit ?? ''} ${isRow ? 'table' : reason}`;
}

function sidesShown(stated: StatedReason, { benefits }: Determination): Side[] {
  if (stated.benefit === undefined)
    return Object.values(benefits).map((benefit) =>
      outcomeOf(stated.reason, benefit) === 'failed' ? 'failed' : 'passed',
    );
  const benefit = Object.hasOwn(benefits, stated.benefit) ? benefits[stated.benefit] : undefined;
  if (benefit === undefined) return [];
  if (stated.reason.startsWith('concurrence.')) return concurrenceShown(stated.reason, benefit);
  const outcome = outcomeOf(stated.reason, benefit);
  if (outcome === 'passed' || outcome === 'failed') return [outcome];
  // Rows after the first that matches are not looked at: another one took the person.
  return stated.isRow &&
    outcome === undefined &&
    benefit.reasons.some(({ kind, outcome: row }) => kind === 'class' && row === 'passed')
    ? ['failed']
    : [];
}

function outcomeOf(reason: string, { reasons }: BenefitDetermination): string | undefined {
  return reasons.find(({ id }) => id === reason)?.outcome;
}

/** Without the other benefit only a benefit that is not refused by its own rules tells something. */
function concurrenceShown(reason: string, { concurrence, outcome }: BenefitDetermination): Side[] {
  const code = reason.slice('concurrence.'.length);
  const effects = concurrence.filter((one) => one.code === code).map(({ effect }) => effect);
  if (effects.length === 0) return outcome === 'refused' ? [] : ['not-drawn'];
  return effects.filter((effect) => effect !== 'unknown');
}
