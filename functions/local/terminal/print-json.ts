import type { Terminal } from './terminal.ts';

/** Prints a value for machines: one JSON document on stdout. */
export function printJson(value: unknown, { print }: Terminal): void {
  print(escapeControls(JSON.stringify(value, null, 2)));
}

/** JSON.stringify escapes control characters up to 1F; the others are the same string, escaped, too. */
function escapeControls(json: string): string {
  return json.replace(/[\u007f-\u009f]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);
}
