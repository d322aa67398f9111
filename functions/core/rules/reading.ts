import { not, type Truth } from './truth.ts';

/** A condition as json-rules-engine hands it back: every leaf with the values that it saw. */
export type EvaluatedCondition =
  | { all: EvaluatedCondition[] }
  | { any: EvaluatedCondition[] }
  | { not: EvaluatedCondition }
  | {
      fact: string;
      operator: string;
      value: unknown;
      factResult: unknown;
      valueResult: unknown;
      result: boolean;
    };

/** One comparison as it was seen. */
export interface Comparison {
  readonly fact: string;
  readonly operator: string;
  readonly found: unknown;
  readonly wanted: unknown;
  /** Fact or parameter that `wanted` came from. */
  readonly wantedFrom: string | undefined;
  readonly truth: Truth;
}

/** A condition's truth, what was compared, and the facts that are unknown where it is. */
export interface Reading {
  readonly truth: Truth;
  readonly comparisons: readonly Comparison[];
  readonly unknown: readonly string[];
}

/**
 * Reads three-valued what the engine evaluated two-valued: a leaf one of whose facts is undefined is unknown, the
 * rest keep the engine's result, and Kleene's tables combine them.
 */
export function readCondition(condition: EvaluatedCondition): Reading {
  const comparisons: Comparison[] = [];
  const unknown: string[] = [];
  const truth = read(condition, comparisons, unknown);
  return { truth, comparisons, unknown: truth === undefined ? unknown : [] };
}

function read(condition: EvaluatedCondition, comparisons: Comparison[], unknown: string[]): Truth {
  if ('fact' in condition) return readLeaf(condition, comparisons, unknown);
  if ('all' in condition) return readParts(condition.all, false, comparisons, unknown);
  if ('any' in condition) return readParts(condition.any, true, comparisons, unknown);
  return not(read(condition.not, comparisons, unknown));
}

/** `all` is decided by a false part, `any` by a true one; the unknowns of a decided group settle nothing. */
function readParts(
  parts: readonly EvaluatedCondition[],
  decisive: boolean,
  comparisons: Comparison[],
  unknown: string[],
): Truth {
  const before = unknown.length;
  let truth: Truth = !decisive;
  for (const part of parts) {
    const value = read(part, comparisons, unknown);
    if (value === decisive) truth = decisive;
    else if (value === undefined && truth !== decisive) truth = undefined;
  }
  if (truth !== undefined) unknown.length = before;
  return truth;
}

function readLeaf(
  leaf: Extract<EvaluatedCondition, { fact: string }>,
  comparisons: Comparison[],
  unknown: string[],
): Truth {
  const wantedFrom = sourceOf(leaf.value);
  const isUnknown =
    leaf.factResult === undefined || (wantedFrom !== undefined && leaf.valueResult === undefined);
  if (leaf.factResult === undefined) unknown.push(leaf.fact);
  if (wantedFrom !== undefined && leaf.valueResult === undefined) unknown.push(wantedFrom);
  const truth = isUnknown ? undefined : leaf.result;
  comparisons.push({
    fact: leaf.fact,
    operator: leaf.operator,
    found: leaf.factResult,
    wanted: leaf.valueResult,
    wantedFrom,
    truth,
  });
  return truth;
}

function sourceOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('fact' in value)) return undefined;
  return String(value.fact);
}
