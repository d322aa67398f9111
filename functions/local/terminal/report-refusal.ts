import type { Refusal } from '../../core/shared/refusal.ts';
import type { Terminal } from './terminal.ts';

/** Prints a refusal for people on stderr: what was found, each place, and the nearest name that would be right. */
export function reportRefusal({ name, message, items }: Refusal, { note, paintNote }: Terminal): void {
  note(`${paintNote('red', name)}: ${message}`);
  for (const { pointer, detail, nearest } of items) {
    if (
      items.length === 1 &&
      message.includes(detail) &&
      (nearest === undefined || message.includes(nearest))
    )
      continue;
    const hint = nearest === undefined || detail.includes(nearest) ? '' : `; did you mean ${nearest}?`;
    note(`  ${paintNote('cyan', pointer === '' ? '/' : pointer)}  ${detail}${hint}`);
  }
}

/** The same for machines, on stdout. */
export function refusalJson({ name, message, items }: Refusal): object {
  return { error: { name, message, items } };
}
