import {
  explanationPlaces,
  type PackedLines,
  type Place,
  packLines,
  unpackLines,
  valueAt,
} from '../../core/payments/packed-lines.ts';
import type { RunChange, RunPayment } from '../../core/payments/payment-run.ts';

/** A payment as a row keeps it: its changes mostly say what its lines say, so that they share their explanations. */
export interface PackedPayment extends Omit<RunPayment, 'lines' | 'changes'>, PackedLines {
  readonly changes: readonly PackedChange[];
}

interface PackedChange extends Omit<RunChange, 'explanation'> {
  readonly because: Place;
}

export function packPayment({ lines, changes, ...payment }: RunPayment): PackedPayment {
  const packed = packLines(lines);
  const explanations = explanationPlaces(packed.explanations);
  const packedChanges = changes.map(
    ({ explanation, ...change }): PackedChange => ({ ...change, because: explanations.placeOf(explanation) }),
  );
  return { ...payment, ...packed, explanations: explanations.all, changes: packedChanges };
}

export function unpackPayment({
  texts,
  explanations,
  bases,
  lines,
  changes,
  ...payment
}: PackedPayment): RunPayment {
  return {
    ...payment,
    lines: unpackLines(payment.person, { texts, explanations, bases, lines }),
    changes: changes.map(({ because, ...change }) => ({
      ...change,
      explanation: valueAt(explanations, because),
    })),
  };
}
