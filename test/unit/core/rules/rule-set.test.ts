import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEngine, ruleCollector } from '../../../../functions/core/rules/rule-set.ts';
import { anyCondition, partialFacts } from '../../../support/reference-logic.ts';

const sample = { seed: 20_230_223, numRuns: 500 };

describe('a rule set', () => {
  test('asked 500 times at once answers as one after the other', async () => {
    const collector = ruleCollector();
    for (const condition of fc.sample(anyCondition, { ...sample, numRuns: 40 })) collector.add(condition);
    const ruleSet = collector.build();
    const persons = fc.sample(partialFacts, sample).map(({ known }) => new Map(Object.entries(known)));
    const one: unknown[] = [];
    for (const person of persons) one.push(await ruleSet.evaluate(person));
    const atOnce = await Promise.all(persons.map((person) => ruleSet.evaluate(person)));
    expect(atOnce).toEqual(one);
    const begun: Promise<unknown>[] = [];
    for (const person of persons) {
      begun.push(ruleSet.evaluate(person));
      await null; // one begins at every moment of the others
    }
    expect(await Promise.all(begun)).toEqual(one);
    expect(new Set(one.map((readings) => JSON.stringify(readings))).size).toBeGreaterThan(100);
  });

  test('goes on after an evaluation that failed', async () => {
    const collector = ruleCollector();
    collector.add({ fact: 'a', operator: 'equal', value: 1 });
    const ruleSet = collector.build();
    const failing = new Map<string, unknown>();
    failing.get = () => {
      throw new Error('no such store');
    };
    const [bad, good] = await Promise.allSettled([
      ruleSet.evaluate(failing),
      ruleSet.evaluate(new Map([['a', 1]])),
    ]);
    expect(bad.status).toBe('rejected');
    expect(good).toMatchObject({ status: 'fulfilled', value: [{ truth: true }] });
  });

  test('holds equal conditions once', () => {
    const collector = ruleCollector();
    const numbers = [1, 2, 1].map((value) => collector.add({ fact: 'a', operator: 'equal', value }));
    expect(numbers).toEqual([0, 1, 0]);
    expect(collector.build().conditions).toHaveLength(2);
  });

  test('without rules answers nothing', async () => {
    expect(await ruleCollector().build().evaluate(new Map())).toEqual([]);
  });

  test('refuses a path: no JSONPath of an author is ever run', async () => {
    const engine = createEngine([]);
    const conditions = { all: [{ fact: 'a', operator: 'equal', value: 1, path: '$..[?(@.b)]' }] };
    engine.addRule({ conditions, event: { type: 'x' } });
    await expect(engine.run({ a: { b: 1 } })).rejects.toMatchObject({ name: 'policy-invalid' });
  });
});
