import { calendarDateAt } from '../../core/calendar/beijing-time.ts';
import { dayOfWeek } from '../../core/shared/calendar-date.ts';
import { displayWidth } from '../terminal/display-width.ts';
import type { Colour } from '../terminal/paint.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ToldCase } from './demo-report.ts';
import { REPORT_WORDS } from './report-words.ts';
import type { TimelineEntry } from './timeline.ts';

type Context = Pick<Terminal, 'paint' | 'language'>;

/** A case for people: who and what, the checklist, day by day what happened, the letters, the audit. */
export function caseLines(told: ToldCase, context: Context): string[] {
  const { paint, language } = context;
  const say = REPORT_WORDS[language];
  return [
    '',
    paint('bold', `━━ ${told.title[language]}`),
    `${say.applicant} ${told.applicant}   ${say.caseId} ${told.id}`,
    `${say.checklist} ${told.checklist.map((one, index) => `${index + 1}. ${one[language]}`).join('  ')}`,
    ...byDay(told.timeline).flatMap(([day, entries]) => dayLines(day, entries, context)),
    '',
    `${say.seenBy} ${told.seenBy.map(({ list, county, status }) => `${county} ${say.lists[list]} ${say.statuses[status]}`).join(' · ')}`,
    auditLine(told, context),
  ];
}

/** The decision letter, in Chinese as it goes out. */
export function letterLines({ letter }: ToldCase, { paint, language }: Context): string[] {
  const text = [...letter.parts, letter.remedies].join('\n\n');
  return [
    '',
    paint('cyan', REPORT_WORDS[language].letter),
    ...text.split('\n').map((line) => `  │ ${line}`.trimEnd()),
  ];
}

function byDay(timeline: readonly TimelineEntry[]): [string, TimelineEntry[]][] {
  return [...Map.groupBy(timeline, ({ at }) => calendarDateAt(at))];
}

function dayLines(day: string, entries: readonly TimelineEntry[], context: Context): string[] {
  const { paint, language } = context;
  const weekday = REPORT_WORDS[language].weekdays[dayOfWeek(day) - 1] ?? '';
  return ['', paint('bold', `${day} ${weekday}`), ...entries.flatMap((entry) => entryLines(entry, context))];
}

const COLOURS: Readonly<Partial<Record<TimelineEntry['type'], Colour>>> = {
  'clock-warned': 'yellow',
  'clock-overdue': 'red',
  'case-escalated': 'red',
  'correction-requested': 'yellow',
  'objection-filed': 'yellow',
  'case-determined': 'green',
};

const actorWidth = 30;

function entryLines({ at, type, actor, text, term, told }: TimelineEntry, context: Context): string[] {
  const { paint, language } = context;
  const say = REPORT_WORDS[language];
  const who = `${say.roles[actor.role]}${actor.role === 'platform' ? '' : ` ${actor.office}`}`;
  const padding = ' '.repeat(Math.max(1, actorWidth - displayWidth(who)));
  const colour = COLOURS[type];
  const said = colour === undefined ? text[language] : paint(colour, text[language]);
  const isNews = told.length > 1 || told.includes('superior-office') || told.includes('applicant');
  const indent = ' '.repeat(9 + actorWidth);
  return [
    `  ${hourIn(at)}  ${who}${padding}${said}`,
    ...(term === null ? [] : [paint('dim', `${indent}${term[language]}`)]),
    ...(isNews ? [paint('dim', `${indent}→ ${told.map((one) => say.audience[one]).join(say.comma)}`)] : []),
  ];
}

function hourIn(at: string): string {
  const beijing = new Date(Date.parse(at) + 8 * 3_600_000);
  return beijing.toISOString().slice(11, 16);
}

function auditLine({ audit, auditOfForgery }: ToldCase, { paint, language }: Context): string {
  const say = REPORT_WORDS[language];
  const verdict = audit.isIntact
    ? paint('green', say.intact(audit.events))
    : paint('red', say.broken(audit.sequence, audit.problem));
  const forgery = auditOfForgery.isIntact ? '' : `  ${say.forged(auditOfForgery.sequence)}`;
  return `${verdict}${forgery}`;
}
