import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FactsAsOf, GivenFacts } from '../../core/facts/read-facts.ts';
import { isObject } from '../../core/shared/json.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface FactsFile {
  readonly facts: GivenFacts;
  readonly factsAsOf?: FactsAsOf;
}

const LARGEST = 1_000_000;

/** Reads facts from a file, or from stdin where it is named "-". Refuses request-invalid, body-malformed, body-too-large. */
export async function readFactsFile(named: string, terminal: Terminal): Promise<FactsFile> {
  const name = named === '-' ? 'stdin' : named;
  const bytes =
    named === '-' ? await terminal.readInput() : fileBytes(resolve(terminal.folder, named), named);
  if (bytes.length > LARGEST) throw tooLarge(name, bytes.length);
  const value = parse(bytes.toString('utf8').replace(/^\uFEFF/, ''), name);
  if (!isObject(value))
    throw new Refusal(
      'body-malformed',
      `${name} does not hold an object; right is {"certificate": {"level": 1}, …}`,
    );
  if (!isObject(value.facts)) return { facts: value };
  return {
    facts: value.facts,
    ...(isObject(value.factsAsOf) && { factsAsOf: value.factsAsOf as FactsAsOf }),
  };
}

function fileBytes(path: string, named: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new Refusal(
      'request-invalid',
      `--facts ${named} is not a file; right is a JSON file, or - for stdin`,
    );
  if (found.size > LARGEST) throw tooLarge(named, found.size);
  return readFileSync(path);
}

function tooLarge(name: string, size: number): Refusal {
  return new Refusal('body-too-large', `${name} has ${size} bytes; right is at most ${LARGEST}`);
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine's message quotes the text, which may be personal: only the place is told.
    const place = /position \d+(?: \(line \d+ column \d+\))?/.exec(String(error))?.[0];
    throw new Refusal(
      'body-malformed',
      `${name} is not well-formed JSON${place === undefined ? '' : ` at ${place}`}; right is one JSON object`,
    );
  }
}
