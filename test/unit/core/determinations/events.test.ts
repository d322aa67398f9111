import { describe, expect, test } from 'vitest';
import type { Event } from '../../../../functions/generated/policy-file.ts';
import { classOf, determineBy, determineOne, type Facts } from '../../../support/one-benefit.ts';

const own = { unlisted: 'allow', classes: { one: classOf(1, '80.00') } } as const;

/** Outcomes month by month under one event. */
async function outcomes(event: Event, facts: Facts, months: string[]): Promise<string[]> {
  const events = {
    it: { label: '事件', effect: 'stops', fact: 'person.diedOn', cite: 'nation-1 六', ...event } as const,
  };
  const found = months.map((month) =>
    determineOne(own, { 'certificate.level': 1, ...facts }, { events, month }),
  );
  return (await Promise.all(found)).map(({ outcome }) => outcome);
}

const sameMonth: Event = {
  label: '事件',
  effect: 'stops',
  from: 'same-month',
  fact: 'person.diedOn',
  cite: 'nation-1 六',
};
const months = ['2023-04', '2023-05', '2023-06'];
const inMay = { 'person.diedOn': '2023-05-31' };

describe('a life event', () => {
  test('stops the benefit from the month after, or from its own month', async () => {
    expect(await outcomes({ from: 'next-month' }, inMay, months)).toEqual(['granted', 'granted', 'refused']);
    expect(await outcomes({ from: 'same-month' }, inMay, months)).toEqual(['granted', 'refused', 'refused']);
  });

  test('that counts only after six months stops six months later', async () => {
    const event: Event = { from: 'next-month', afterMonths: 6 };
    expect(await outcomes(event, inMay, ['2023-11', '2023-12'])).toEqual(['granted', 'refused']);
  });

  test('is over from the month of what ends it, unless that was before', async () => {
    const event: Event = { from: 'next-month', endedBy: 'certificate.expiresOn' };
    const ended = { ...inMay, 'certificate.expiresOn': '2023-07-02' };
    expect(await outcomes(event, ended, ['2023-06', '2023-07', '2023-08'])).toEqual([
      'refused',
      'granted',
      'granted',
    ]);
    const before = { ...inMay, 'certificate.expiresOn': '2023-05-30' };
    expect(await outcomes(event, before, ['2023-06', '2023-07'])).toEqual(['refused', 'refused']);
  });

  test('that only changes the benefit stops nothing', async () => {
    expect(await outcomes({ effect: 'changes', from: 'same-month' }, inMay, months)).toEqual([
      'granted',
      'granted',
      'granted',
    ]);
  });

  test('that was not recorded has not happened', async () => {
    expect(await outcomes({ from: 'same-month' }, {}, months)).toEqual(['granted', 'granted', 'granted']);
  });

  test('touches only the benefits it names', async () => {
    const events = {
      it: { ...sameMonth, benefits: ['living'] },
    };
    const facts = { 'certificate.level': 1, 'person.diedOn': '2023-03-01' };
    const { benefits } = await determineBy({ living: own, nursing: own }, facts, { events });
    expect([benefits.living?.outcome, benefits.nursing?.outcome]).toEqual(['refused', 'granted']);
  });

  test('is the reason of the refusal, with its day, its citation and its place in the explanation', async () => {
    const events = {
      death: {
        label: '死亡',
        effect: 'stops',
        from: 'next-month',
        fact: 'person.diedOn',
        cite: 'nation-1 六',
      } as const,
    };
    const { reasons, explanation } = await determineOne(
      own,
      { 'certificate.level': 1, 'person.diedOn': '2023-02-28' },
      { events },
    );
    expect(reasons.find(({ decisive }) => decisive)).toMatchObject({
      id: 'event.death',
      outcome: 'failed',
      facts: [{ fact: 'person.diedOn', value: '2023-02-28' }],
      citations: [{ document: 'nation-1', clause: '六' }],
    });
    expect(explanation.zh).toContain('因“死亡”（2023-02-28）停发（国〔2016〕1号 六）');
  });
});
