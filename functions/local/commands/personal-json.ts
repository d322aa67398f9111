import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Terminal } from '../terminal/terminal.ts';

/**
 * Personal data from a file, or from stdin where it is named -: in the command itself it would stand in the shell's
 * history. Refuses body-malformed with what would be right.
 */
export async function personalJson(named: string, right: string, terminal: Terminal): Promise<unknown> {
  const bytes = named === '-' ? await terminal.readInput() : await readFile(resolve(terminal.folder, named));
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    // The engine's message quotes the text, which is personal.
    throw new Refusal('body-malformed', {
      zh: `${named} 不是格式正确的 JSON；应为 ${right}`,
      en: `${named} is not well-formed JSON; right is ${right}`,
    });
  }
}
