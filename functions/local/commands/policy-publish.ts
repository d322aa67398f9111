import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { layoutKindOf } from '../../core/layouts/layout-path.ts';
import { draftStatement } from '../../core/publications/draft-statement.ts';
import { parseDate } from '../../core/shared/calendar-date.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { publicationsOf } from '../../core/use-cases/publications/read-shelf.ts';
import type { Statement } from '../../generated/publication-file.ts';
import { type DeskOptions, openDesk } from '../publications/open-desk.ts';
import { openSigner } from '../publications/open-signer.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';

interface Options extends DeskOptions {
  /** The policy file, or a layout of a register or a bank. */
  readonly file: string;
  readonly key: string;
  /** The day from which it is used; default: today. */
  readonly activateOn?: string;
  readonly restores?: string;
}

/** `huize policy publish`: signs a version as its author; it waits for a second person. */
export async function policyPublish(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { file, json = false } = options;
  const path = pathInFolder(resolve(terminal.folder, file));
  const jurisdiction = path.slice(0, 6);
  const activeFrom = parseDate(options.activateOn ?? terminal.today());
  const text = read(resolve(terminal.folder, file));
  const desk = await openDesk(options, terminal);
  const signer = openSigner(
    options.key,
    'policy-author',
    jurisdiction,
    await desk.keys(jurisdiction),
    terminal,
  );
  const published = publicationsOf(await desk.content(jurisdiction), jurisdiction);
  const restores = options.restores === undefined ? {} : { restores: options.restores };
  const statement = draftStatement({ jurisdiction, path, text, activeFrom, ...restores }, published);
  await desk.propose({ publication: { statement, author: signer.sign(statement) }, text });
  if (json) printJson({ statement, author: signer.key.subject, status: 'proposed' }, terminal);
  else terminal.print(proposedLines(statement, desk.name, terminal).join('\n'));
  return 0;
}

function proposedLines(
  { path, sequence, jurisdiction, activeFrom, digest }: Statement,
  desk: string,
  { language }: Terminal,
): string[] {
  const approve = `huize policy approve ${jurisdiction} ${digest.slice(0, 12)} --to ${desk} --key`;
  if (language === 'zh')
    return [
      `${path} 已在 ${desk} 提交，为 ${jurisdiction} 的第 ${sequence} 次发布，自 ${activeFrom} 起使用。`,
      `摘要 ${digest}`,
      `由另一人批准：${approve} <批准人的密钥>`,
    ];
  return [
    `${path} is proposed at ${desk} as publication ${sequence} of ${jurisdiction}, to be used from ${activeFrom}.`,
    `Digest ${digest}`,
    `Another person approves it: ${approve} <approver's key>`,
  ];
}

/** Where a file lies below the policies folder, by the folder of its jurisdiction. */
function pathInFolder(file: string): string {
  const path = file.split(sep).join('/');
  return path
    .split('/')
    .slice(layoutKindOf(path) === undefined ? -2 : -3)
    .join('/');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Refusal('request-invalid', {
      zh: `无法读取该文件：${what}`,
      en: `the file cannot be read: ${what}`,
    });
  }
}
