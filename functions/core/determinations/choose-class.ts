import { or, type Truth } from '../rules/truth.ts';
import type { AmountValue, InKind } from './amount-value.ts';
import type { CompiledBenefit, CompiledClass } from './compile-policy.ts';
import type { ClassNotTaken } from './determination.ts';

/** A class with its truth and what it gives. */
export interface Candidate {
  readonly compiled: CompiledClass;
  readonly truth: Truth;
  readonly amount: AmountValue;
}

/** A class that matched and does not count. */
export interface RejectedClass {
  readonly candidate: Candidate;
  readonly reason: ClassNotTaken['reason'];
}

/** Which class counts; or that none does; or which candidates and amounts stand in the way of knowing. */
export interface ClassChoice {
  readonly outcome: 'due' | 'refused' | 'undetermined';
  readonly fen: number;
  readonly inKind: readonly InKind[];
  readonly taken: readonly CompiledClass[];
  readonly notTaken: readonly RejectedClass[];
  /** Candidates that are unknown and matter. */
  readonly open: readonly Candidate[];
  /** Facts and parameters without which an amount is not known. */
  readonly missingForAmount: readonly string[];
}

/** Classes and rows with their truth: of a table, the rows up to the first that matches. */
export function candidatesOf(
  benefit: CompiledBenefit,
  truths: readonly Truth[],
  amountOf: (compiled: CompiledClass) => AmountValue,
): Candidate[] {
  const candidates: Candidate[] = [];
  let rowsBefore: Truth = false;
  for (const compiled of benefit.classes) {
    if (compiled.isRow && rowsBefore === true) break;
    const own: Truth = compiled.rule === undefined ? true : truths[compiled.rule];
    const truth = compiled.isRow && rowsBefore === undefined && own === true ? undefined : own;
    if (compiled.isRow) rowsBefore = or([rowsBefore, own]);
    candidates.push({ compiled, truth, amount: truth === false ? NOTHING : amountOf(compiled) });
  }
  return candidates;
}

const NOTHING: AmountValue = { known: true, fen: 0, inKind: [] };

/** Chooses among the candidates by the benefit's `select`. What is not certain is undetermined. */
export function chooseClass(
  select: CompiledBenefit['select'],
  candidates: readonly Candidate[],
): ClassChoice {
  const matched = candidates.filter(({ truth }) => truth === true);
  const open = candidates.filter(({ truth }) => truth === undefined);
  if (matched.length === 0) return open.length === 0 ? NONE : undecided(open, []);
  if (select === 'sum') return chooseSum(matched, open);
  if (select === 'first') return chooseFirst(matched, candidates);
  return chooseHighest(matched, open);
}

const NONE: ClassChoice = {
  outcome: 'refused',
  fen: 0,
  inKind: [],
  taken: [],
  notTaken: [],
  open: [],
  missingForAmount: [],
};

function undecided(open: readonly Candidate[], missingForAmount: readonly string[]): ClassChoice {
  return { ...NONE, outcome: 'undetermined', open, missingForAmount };
}

/** An open class disturbs only if it could give more. */
function chooseHighest(matched: readonly Candidate[], open: readonly Candidate[]): ClassChoice {
  const missing = missingAmounts(matched);
  if (missing.length > 0) return undecided(open, missing);
  const best = matched.reduce((a, b) => (fenOf(b) > fenOf(a) ? b : a));
  const disturbing = open.filter(({ amount }) => !amount.known || amount.fen > fenOf(best));
  if (disturbing.length > 0) return undecided(disturbing, []);
  return due([best], notTaken(matched, best, 'lower-amount'));
}

/** A class before the first match that is open could be the first itself. */
function chooseFirst(matched: readonly Candidate[], candidates: readonly Candidate[]): ClassChoice {
  const [first] = matched;
  if (first === undefined) return NONE;
  const openBefore = candidates
    .slice(0, candidates.indexOf(first))
    .filter(({ truth }) => truth === undefined);
  if (openBefore.length > 0) return undecided(openBefore, []);
  const missing = missingAmounts([first]);
  return missing.length > 0 ? undecided([], missing) : due([first], notTaken(matched, first, 'later-rank'));
}

function chooseSum(matched: readonly Candidate[], open: readonly Candidate[]): ClassChoice {
  const missing = missingAmounts(matched);
  return open.length > 0 || missing.length > 0 ? undecided(open, missing) : due(matched, []);
}

function due(taken: readonly Candidate[], rest: readonly RejectedClass[]): ClassChoice {
  return {
    ...NONE,
    outcome: 'due',
    fen: taken.reduce((total, candidate) => total + fenOf(candidate), 0),
    inKind: taken.flatMap(({ amount }) => (amount.known ? amount.inKind : [])),
    taken: taken.map(({ compiled }) => compiled),
    notTaken: rest,
  };
}

function notTaken(
  matched: readonly Candidate[],
  taken: Candidate,
  reason: RejectedClass['reason'],
): RejectedClass[] {
  return matched.filter((candidate) => candidate !== taken).map((candidate) => ({ candidate, reason }));
}

function missingAmounts(candidates: readonly Candidate[]): string[] {
  return candidates.flatMap(({ amount }) => (amount.known ? [] : amount.missing));
}

function fenOf({ amount }: Candidate): number {
  return amount.known ? amount.fen : 0;
}
