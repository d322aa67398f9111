import type { Terminal } from './terminal.ts';

/** Prints a value for machines: one JSON document on stdout. */
export function printJson(value: unknown, { print }: Terminal): void {
  print(JSON.stringify(value, null, 2));
}
