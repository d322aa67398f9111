import type { ExecutionState } from '../support/loopback/step-functions-loopback.ts';
import type { Cloud } from './cloud.ts';
import { beijing, factsOf, luquan, officersOf, type ToldCase, wulong } from './officers.ts';

/** Cases that something happens to, and what can be seen of them. */
export interface CasesUnderWay {
  /** A complete file at a window of Luquan, which has three working days to push it. */
  waitingToBePushed(day: string): Promise<ToldCase>;
  /** From the push through all offices of Wulong to the letter. */
  seenThrough(one: ToldCase): Promise<ToldCase>;
  /** How many events of a type the case has. */
  count(one: ToldCase, type: string): Promise<number>;
  /** Its executions, one after the other. */
  generations(one: ToldCase): readonly ExecutionState[];
}

let seed = 0; // so that nobody applies twice

export function casesUnderWay(cloud: () => Cloud): CasesUnderWay {
  return {
    waitingToBePushed: async (day) => {
      const officers = officersOf(cloud());
      await cloud().travel(beijing(day, '09:00'));
      seed += 1;
      const one = await officers.apply(`assembly: under way ${seed}`, factsOf('physical', 1), luquan);
      await officers.handIn(one, luquan);
      return officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/submit`);
    },
    seenThrough: async (one) => {
      const officers = officersOf(cloud());
      await officers.act('window-clerk', luquan, `POST /v1/cases/${one.id}/push`);
      for (const stage of ['township', 'federation', 'civil-affairs']) await officers.approve(one, stage);
      const told = `POST /v1/cases/${one.id}/notification`;
      return officers.act('window-clerk', luquan, told, { body: { means: 'sms' } });
    },
    count: async (one, type) =>
      (await officersOf(cloud()).eventTypes(one)).filter((found) => found === type).length,
    generations: ({ id }) =>
      cloud()
        .machines.executions()
        .filter(({ name }) => name.startsWith(id)),
  };
}

/** What the dossier of the person of a case says that was decided. */
export async function decisionsOf(cloud: Cloud, residentId: string): Promise<readonly string[]> {
  const officers = officersOf(cloud);
  const as = ['civil-affairs-approver', wulong] as const;
  const search = 'POST /v1/entitlements/search';
  const found: unknown = await officers.act(...as, search, { body: { residentId } });
  const { reference } = found as { reference: string };
  const seen: unknown = await officers.act(...as, `GET /v1/entitlements/${reference}`);
  const { entries } = seen as { entries: readonly { id: string; type: string }[] };
  return entries.filter(({ type }) => type === 'decided').map(({ id }) => id);
}
