import { expect, test } from 'vitest';
import { factReader } from '../../../../functions/core/bulk/fact-reader.ts';
import { factDictionary } from '../../../../functions/core/facts/fact-dictionary.ts';
import { type FactsAsOf, type GivenFacts, readFacts } from '../../../../functions/core/facts/read-facts.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';
import { MINI_FACTS } from '../../../support/mini-policy.ts';

const dictionary = factDictionary({
  ...MINI_FACTS,
  'certificate.status': { label: 'S', schema: { type: 'string' }, maxAgeDays: 31 },
});
const reader = factReader(dictionary);
const month = '2023-03';

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return { message: error.message, items: error.items };
    throw error;
  }
}

const GIVEN: readonly [string, GivenFacts, FactsAsOf?][] = [
  ['nothing', {}],
  ['dotted', { 'certificate.kind': 'disability', 'certificate.level': 2 }],
  ['nested', { certificate: { kind: 'disability', level: 2 } }],
  ['both', { certificate: { kind: 'disability' }, 'certificate.level': 2 }],
  ['null for unknown', { 'certificate.level': null, certificate: { kind: null } }],
  ['given twice', { certificate: { level: 2 }, 'certificate.level': 2 }],
  ['a wrong value', { 'certificate.level': 'two' }],
  ['undefined', { 'certificate.level': undefined }],
  ['an unknown fact', { 'certificate.lvl': 2 }],
  ['an object where none is', { 'certificate.level': {} }],
  ['a derived fact', { 'person.age': 7 }],
  ['a level that the kind does not have', { certificate: { kind: 'disability', level: 7 } }],
  ['a key that reaches the prototype', JSON.parse('{"__proto__":{"certificate.level":2},"constructor":1}')],
  ['a stale fact', { 'certificate.status': 'valid' }, { 'certificate.status': '2023-02-27' }],
  ['a fact that just holds', { 'certificate.status': 'valid' }, { 'certificate.status': '2023-02-28' }],
  ['a day that is none', { 'certificate.status': 'valid' }, { 'certificate.status': '2023-02-30' }],
  ['the day of an unknown fact', {}, { 'certificate.colour': '2023-02-28' }],
  ['the day of a fact that is not given', {}, { 'certificate.status': '2022-02-28' }],
];

test.each(GIVEN)(
  '%s: the same values, stale facts and refusal as readFacts(), each time',
  (_, given, asOf) => {
    const right = outcome(() => readFacts(given, dictionary, month, asOf));
    for (let times = 0; times < 3; times++) expect(outcome(() => reader(given, month, asOf))).toEqual(right);
  },
);

test('the values belong to whoever asked', () => {
  const given = { 'certificate.level': 2 };
  reader(given, month).values.clear();
  expect(reader(given, month).values).toEqual(new Map([['certificate.level', 2]]));
});
