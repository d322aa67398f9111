import { describeRefusal, type Refusal, type RefusalItem, refusalItems } from '../../core/shared/refusal.ts';
import type { Language, Terminal } from './terminal.ts';

/** Prints a refusal for people on stderr: what was found, each place, and the nearest name that would be right. */
export function reportRefusal(
  refusal: Refusal,
  { note, paintNote, language: own }: Terminal,
  language: Language = own,
): void {
  const message = language === 'zh' ? inChinese(refusal) : refusal.message;
  const items = refusalItems(refusal, language);
  note(`${paintNote('red', refusal.name)}: ${message}`);
  for (const item of items) {
    const text = items.length === 1 && message.includes(item.detail) ? '' : item.detail;
    const line = `  ${paintNote('cyan', item.pointer)}  ${text}${hint(item, message, language)}`.trimEnd();
    if (line.trim() !== '') note(line);
  }
}

/** What was said in English only stands beside its title; the remedy of the catalogue is for callers over HTTP. */
function inChinese({ name, message, zh }: Refusal): string {
  return zh ?? `${describeRefusal(name).title.zh}（${message}）`;
}

function hint({ nearest, detail }: RefusalItem, message: string, language: Language): string {
  const isTold = nearest === undefined || `${message} ${detail}`.includes(nearest);
  if (isTold) return '';
  return language === 'zh' ? `；是否应为 ${nearest}？` : `; did you mean ${nearest}?`;
}

/** The same for machines, on stdout: the message in English, and in Chinese where it was written so. */
export function refusalJson({ name, message, zh, items }: Refusal): object {
  return { error: { name, title: describeRefusal(name).title, message, ...(zh && { zh }), items } };
}
