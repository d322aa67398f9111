// npx node bench/costs.ts [prices.json]: what 1,000 cases and 10,000 payments cost, by the prices given or those of the
// example. docs/operations.md has the same as formulas; a test holds the two to each other.
import { readFileSync } from 'node:fs';

/** Prices of a unit, by the symbols of docs/operations.md without their `p.`. */
export type Prices = Readonly<Record<(typeof symbols)[number], number>>;
const symbols = [
  'wru',
  'rru',
  'gb',
  'pitr',
  'transition',
  'request',
  'gbs',
  'http',
  'event',
  'sqs',
  'kms',
  'put',
  'get',
  's3',
  'log',
] as const;
type Units = Partial<Prices>;

/** US dollars, as third parties report the list of US East for 2025: an example of the arithmetic and nobody's offer. */
export const examplePrices: Prices = {
  wru: 0.625e-6,
  rru: 0.125e-6,
  gb: 0.25,
  pitr: 0.2,
  transition: 25e-6,
  request: 0.2e-6,
  gbs: 13.3334e-6,
  http: 1e-6,
  event: 1e-6,
  sqs: 0.4e-6,
  kms: 3e-6,
  put: 5e-6,
  get: 0.4e-6,
  s3: 0.023,
  log: 0.5,
};

const requests = 60; // of HTTP, a case
const files = 5; // of 1 MB, a case

/** Units of one case or payment: once, and for each month that it is kept. */
export const units = {
  case: {
    once: {
      wru: 500,
      rru: 231,
      transition: 25,
      kms: 41 + 4 * files,
      event: 15,
      sqs: 87,
      http: requests,
      request: 50 + requests,
      gbs: 2.5 + 0.1 * requests,
      put: files,
      get: 3 * files,
      log: 0.00006,
    },
    monthly: { gb: 0.00004, pitr: 0.000037, s3: 0.001 * files },
  },
  payment: {
    once: { wru: 12.9, rru: 9.1, kms: 8.3, gbs: 0.09, log: 0.0000001 },
    monthly: { gb: 0.0000028, pitr: 0.0000024 },
  },
} as const satisfies Readonly<Record<'case' | 'payment', { readonly once: Units; readonly monthly: Units }>>;

/** What so many of them cost. */
export function costOf(count: number, of: Units, prices: Prices): number {
  return count * symbols.reduce((sum, symbol) => sum + (of[symbol] ?? 0) * prices[symbol], 0);
}

if (import.meta.main) {
  const [, , file] = process.argv;
  const given = file === undefined ? examplePrices : (JSON.parse(readFileSync(file, 'utf8')) as Prices);
  const missing = symbols.filter((symbol) => typeof given[symbol] !== 'number');
  if (missing.length > 0)
    throw new Error(`${file} has no price of ${missing.join(', ')}; right is a number each`);
  for (const [what, count] of [
    ['case', 1000],
    ['payment', 10_000],
  ] as const) {
    const { once, monthly } = units[what];
    console.log(
      `${count} × ${what}: ${costOf(count, once, given).toFixed(2)} once, ${costOf(count, monthly, given).toFixed(3)} a month`,
    );
    for (const symbol of symbols) {
      const part = costOf(count, { [symbol]: (once as Units)[symbol] ?? 0 }, given);
      if (part > 0) console.log(`  ${symbol.padEnd(10)} ${part.toFixed(3)}`);
    }
  }
}
