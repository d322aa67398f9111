import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject, type JsonObject } from '../../functions/core/shared/json.ts';
import type { Language } from '../../functions/local/terminal/terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { huize } from '../support/test-terminal.ts';
import type { Fence } from './fences.ts';

const repository = join(import.meta.dirname, '..', '..');
const DISTRICT = 'policies/520102-nanming';
const HUIZE = 'npm run -s huize -- ';

/** A command of the guide with what the page shows below it and what it really answers. */
export interface Shown {
  readonly command: string;
  readonly shown: string;
  readonly real: string;
}

/**
 * Does what the guide tells its reader, block by block, in a folder with the nation's policy:
 * `json file=` is a whole file, `json into=` is put into one, `json wrong=` is a file of the page on mistakes (the
 * commands that follow see it in the place of the district), `console` holds commands after `$ `.
 */
export async function follow(fences: readonly Fence[], language: Language) {
  const room = openRoom();
  const wrongRoom = openRoom();
  const shown: Shown[] = [];
  let here = room;
  try {
    for (const fence of fences) {
      const { attributes, text } = fence;
      const [whole, into, wrong] = ['file', 'into', 'wrong'].map((name) => attributes.get(name));
      if (whole !== undefined) room.write(whole, `${text}\n`);
      if (into !== undefined) room.write(into, asText(combine(room.read(into), JSON.parse(text))));
      if (wrong !== undefined) {
        here = wrongRoom;
        here.write(wrong, `${text}\n`);
      }
      if (fence.language !== 'console') continue;
      for (const { command, lines } of commandsIn(text))
        shown.push({
          command,
          shown: lines.join('\n').trim(),
          real: (await here.run(command, language)).trim(),
        });
      here = room;
    }
    return { shown, files: room.files() };
  } finally {
    room.remove();
    wrongRoom.remove();
  }
}

function openRoom() {
  const folder = temporaryFolder();
  const policies = folder.pathOf('policies');
  cpSync(join(repository, 'policies/100000-china'), join(policies, '100000-china'), { recursive: true });
  cpSync(join(repository, 'docs/policy-guide'), folder.pathOf('docs/policy-guide'), { recursive: true });
  const pathOf = (name: string) => folder.pathOf(join(DISTRICT, name));
  const root = folder.pathOf('');
  return {
    remove: folder.remove,
    read: (name: string): unknown => JSON.parse(readFileSync(pathOf(name), 'utf8')),
    write(name: string, text: string) {
      mkdirSync(dirname(pathOf(name)), { recursive: true });
      writeFileSync(pathOf(name), text);
    },
    files: () => jsonFilesIn(pathOf('.')),
    async run(command: string, language: Language): Promise<string> {
      if (!command.startsWith(HUIZE))
        return execFileSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
      const { stdout, stderr } = await huize(command.slice(HUIZE.length).split(' '), {
        folder: root,
        policiesFolder: policies,
        language,
      });
      return [stdout, stderr].filter((text) => text !== '').join('\n');
    },
  };
}

/** The JSON files of a folder by their path in it; where a schema lies from there does not matter. */
export function jsonFilesIn(folder: string): ReadonlyMap<string, JsonObject> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return new Map(
    names.sort().map((name) => {
      const { $schema: _, ...value } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject;
      return [name, value];
    }),
  );
}

function commandsIn(text: string): { command: string; lines: string[] }[] {
  const commands: { command: string; lines: string[] }[] = [];
  for (const line of text.split('\n'))
    if (line.startsWith('$ ')) commands.push({ command: line.slice(2), lines: [] });
    else commands.at(-1)?.lines.push(line);
  return commands;
}

/** What stands stays; what is new is added inside. A null is written as it stands. */
function combine(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const added = Object.entries(after).map(([key, value]) => [key, combine(before[key], value)]);
  return { ...before, ...Object.fromEntries(added) };
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
