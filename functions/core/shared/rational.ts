// Exact fractions, so that percentages and twelfths of money are rounded once, at the end.

/** numerator / denominator, denominator > 0; not reduced. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export function whole(value: number): Rational {
  return { n: BigInt(value), d: 1n };
}

/** The fraction that a JSON number's decimal notation stands for: 12.5 is 125/10, exactly. */
export function decimal(value: number): Rational {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [integer = '0', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(integer + fraction);
  return power >= 0 ? { n: digits * 10n ** BigInt(power), d: 1n } : { n: digits, d: 10n ** BigInt(-power) };
}

export function add(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function multiply(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function divideBy(a: Rational, divisor: bigint): Rational {
  return { n: a.n, d: a.d * divisor };
}

export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounds to a multiple of `step`, half up or always up. Values are not negative. */
export function roundTo(value: Rational, step: bigint, mode: 'half-up' | 'up'): number {
  const unit = value.d * step;
  const quotient = mode === 'up' ? (value.n + unit - 1n) / unit : (value.n * 2n + unit) / (unit * 2n);
  return Number(quotient * step);
}
