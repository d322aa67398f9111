import { type Refusal, type RefusalItem, refusalDetail, refusalItems } from '../../core/shared/refusal.ts';
import type { Language, Terminal } from './terminal.ts';

/** Prints a refusal for people on stderr: what was found, each place, and the nearest name that would be right. */
export function reportRefusal(
  refusal: Refusal,
  { note, paintNote, language: own }: Terminal,
  language: Language = own,
): void {
  const message = refusalDetail(refusal, language);
  const items = refusalItems(refusal, language);
  note(`${paintNote('red', refusal.name)}: ${message}`);
  for (const item of items) {
    const text = items.length === 1 && message.includes(item.detail) ? '' : item.detail;
    const line = `  ${paintNote('cyan', item.pointer)}  ${text}${hint(item, message)}`.trimEnd();
    if (line.trim() !== '') note(line);
  }
}

function hint({ nearest, detail }: RefusalItem, message: string): string {
  const isTold = nearest === undefined || `${message} ${detail}`.includes(nearest);
  return isTold ? '' : `; did you mean ${nearest}?`;
}

/** The same for machines, on stdout. */
export function refusalJson({ name, message, items }: Refusal): object {
  return { error: { name, message, items } };
}
