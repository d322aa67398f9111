import { folderPublicationShelf } from '../../adapters/local/folder-publication-shelf.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { type DeskOptions, openDesk } from '../publications/open-desk.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { policiesFolder } from './load-policies.ts';

interface Options extends DeskOptions {
  readonly code: string;
  readonly policies?: string;
  readonly force?: boolean;
}

/** `huize policy pull`: fetches the published versions of a jurisdiction into a policies folder. */
export async function policyPull(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { code, force = false } = options;
  const desk = await openDesk(options, terminal);
  const { policies, publications } = await desk.content(code);
  if (policies.size === 0)
    throw new Refusal('jurisdiction-unknown', {
      zh: `${desk.name} 没有 ${code} 的政策文件`,
      en: `${desk.name} holds no policy file of ${code}`,
    });
  const own = folderPublicationShelf(policiesFolder(options.policies, terminal));
  const written: string[] = [];
  const different: string[] = [];
  for (const [path, text] of [...publications, ...policies]) {
    const before = await own.read(path);
    if (before === text) continue;
    if (before !== undefined && !force) different.push(path);
    else {
      await own.write(path, text);
      written.push(path);
    }
  }
  if (options.json) printJson({ written, different }, terminal);
  else terminal.print(pulledLines(written, different, terminal).join('\n'));
  return different.length > 0 ? 1 : 0;
}

function pulledLines(
  written: readonly string[],
  different: readonly string[],
  { language }: Terminal,
): string[] {
  if (language === 'zh')
    return [
      ...written.map((path) => `已写入 ${path}`),
      ...different.map((path) => `${path} 与本地的不同，未改动；用 --force 可以替换`),
      `写入 ${written.length} 个文件，未改动 ${different.length} 个，其余相同`,
    ];
  return [
    ...written.map((path) => `${path} was written`),
    ...different.map((path) => `${path} differs here and was left; --force replaces it`),
    `${written.length} files written, ${different.length} left, the rest is the same`,
  ];
}
