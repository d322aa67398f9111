import type { ComparisonContext } from './comparison-context.ts';
import type { ProposedEntry } from './finding.ts';
import type { KnownState } from './known-state.ts';
import type { News } from './news.ts';
import type { RegisteredEvent, RegisterRecord } from './register-record.ts';
import { countsOn } from './registered-facts.ts';

type Context = Pick<ComparisonContext, 'on' | 'layouts' | 'policy'>;

/**
 * Events that registers date and the dossier does not know, and their ends; one that the policy lacks is nothing to
 * us. What happens once only (a death) is one matter, with the day of the register that the policy names first.
 */
export function eventNews(
  state: KnownState,
  records: readonly RegisterRecord[],
  context: Context,
  retracted: ReadonlySet<string>,
): News[] {
  const known = new Set(state.events.map(({ event, on }) => `${event} ${on}`));
  const ended = new Set(state.known['event-ended'].map(({ event, on }) => `${event} ${on}`));
  const stated = statedEvents(records, context);
  return [
    ...Map.groupBy(stated, ({ event, on }) => (isOnce(event, context) ? event : `${event} ${on}`)).values(),
  ]
    .filter(
      ([first]) =>
        first !== undefined && !(isKnownOnce(first.event, state, context) && !retracted.has(first.event)),
    )
    .flatMap((alike): News[] => {
      const [first] = alike;
      if (first === undefined) return [];
      const { event, on, over } = first;
      const proposed: ProposedEntry[] = [];
      if (!known.has(`${event} ${on}`)) proposed.push({ type: 'event', event, on });
      if (over !== null && !ended.has(`${event} ${over}`))
        proposed.push({ type: 'event-ended', event, on: over });
      const rows = alike.map(({ record }) => record);
      return proposed.length === 0 ? [] : [{ subject: [`event.${event}`], records: rows, proposed }];
    });
}

/** An event that happens once, of which registers give days in different months. */
export function disputedEvents(records: readonly RegisterRecord[], context: Context): News[] {
  const once = statedEvents(records, context).filter(({ event }) => isOnce(event, context));
  return [...Map.groupBy(once, ({ event }) => event)].flatMap(([event, stated]): News[] => {
    const months = new Set(stated.map(({ on }) => on.slice(0, 7)));
    if (months.size < 2) return [];
    return [{ subject: [`event.${event}`], records: stated.map(({ record }) => record), proposed: [] }];
  });
}

interface StatedEvent extends RegisteredEvent {
  readonly record: RegisterRecord;
}

/** The events of the records that count, those of the register that the policy names first before the others. */
function statedEvents(records: readonly RegisterRecord[], context: Context): StatedEvent[] {
  const { events, facts } = context.policy.rules;
  const rank = ({ event, record }: StatedEvent) => {
    const suppliers = facts?.[events?.[event]?.fact ?? '']?.suppliedBy ?? [];
    const at = suppliers.indexOf(`register:${record.register}`);
    return at < 0 ? suppliers.length : at;
  };
  return records
    .filter((record) => countsOn(record, context))
    .flatMap((record) => record.events.map((event) => ({ ...event, record })))
    .filter(({ event }) => events?.[event] !== undefined)
    .sort((one, other) => rank(one) - rank(other));
}

function isOnce(event: string, { policy }: Context): boolean {
  return policy.rules.events?.[event]?.resumes === 'never';
}

function isKnownOnce(event: string, state: KnownState, context: Context): boolean {
  return isOnce(event, context) && state.events.some((one) => one.event === event);
}

/**
 * Events that the dossier has from a register which no longer says so: the row was taken back or has another day.
 * What a case or an officer recorded is not for a register to undo.
 */
export function retractions(
  state: KnownState,
  records: readonly RegisterRecord[],
  { layouts, policy }: Context,
): News[] {
  const said = new Set(
    records
      .filter(({ standing }) => standing !== 'withdrawn')
      .flatMap(({ events }) => events.map(({ event, on }) => `${event} ${on}`)),
  );
  return state.events.flatMap((entry): News[] => {
    const { event, on, source, id } = entry;
    const isFromRegister = source.kind === 'finding' || source.kind === 'register';
    if (!isFromRegister || said.has(`${event} ${on}`)) return [];
    const speaking = records.filter(
      (record) => canState(layouts, record, event) && !endsSince(record, event, on, policy),
    );
    if (speaking.length === 0) return [];
    const names = speaking.map(({ register, asOf }) => `${register} ${asOf}`).join(', ');
    const ground = `${event} ${on}: the register no longer says so (${names})`;
    return [
      {
        subject: [`withdrawn.${event}`],
        records: speaking,
        proposed: [{ type: 'withdrawn', entry: id, ground }],
      },
    ];
  });
}

function canState(layouts: Context['layouts'], { register }: RegisterRecord, event: string): boolean {
  const layout = layouts.get(register);
  return (
    layout?.absence?.event === event || (layout?.columns.some((column) => column.event === event) ?? false)
  );
}

/** Whether the row says that the event is over rather than that it never was: 低保 again since a later day. */
function endsSince(
  { facts, events }: RegisterRecord,
  event: string,
  on: string,
  policy: Context['policy'],
): boolean {
  const endedBy = policy.rules.events?.[event]?.endedBy;
  const end = endedBy === undefined ? undefined : facts[endedBy];
  const isEnded = typeof end === 'string' && end >= on;
  return isEnded || events.some((one) => one.event === event && one.on > on);
}
