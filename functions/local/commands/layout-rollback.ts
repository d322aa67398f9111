import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPolicyFolder } from '../../adapters/local/read-policy-folder.ts';
import { digestOfText } from '../../core/publications/gate-policies.ts';
import { restoreLayout } from '../../core/publications/restore-layout.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { codeOfPath } from '../../core/use-cases/code-of-path.ts';
import { printJson } from '../terminal/print-json.ts';
import { shownPath } from '../terminal/shown-path.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { policiesFolder } from './load-policies.ts';

interface Options {
  readonly code: string;
  /** The version that comes back: registers/<id> or banks/<id>, a later one with its number. */
  readonly restore: string;
  readonly policies?: string;
  readonly json?: boolean;
}

/** `huize policy rollback --restore banks/<id>`: the same for a layout, whose text comes back as it was. */
export function layoutRollback(options: Options, terminal: Terminal): ExitCode {
  const { code, restore } = options;
  const folder = policiesFolder(options.policies, terminal);
  const files = new Map(
    readPolicyFolder(folder)
      .filter(({ path }) => codeOfPath(path) === code)
      .map(({ path, text }) => [path, text]),
  );
  const { old, next } = restoreLayout(restore, [...files.keys()]);
  const text = files.get(old) ?? '';
  const digest = digestOfText(text);
  if (digest === undefined)
    throw new Refusal('policy-invalid', {
      zh: `${old} 不是 JSON；应为已发布的版本，可用 huize policy pull 取回`,
      en: `${old} is no JSON; right is a version that was published, which huize policy pull fetches`,
    });
  const place = join(folder, next);
  writeFileSync(place, text, { flag: 'wx' });
  if (options.json) printJson({ file: place, restores: digest }, terminal);
  else terminal.print(nextSteps(shownPath(place, terminal.folder), old, digest, terminal));
  return 0;
}

function nextSteps(path: string, old: string, digest: string, { language }: Terminal): string {
  const publish = `huize policy publish ${path} --restores ${digest} --key`;
  return language === 'zh'
    ? `${path} 恢复版式 ${old}。\n发布：${publish} <编制人的密钥>`
    : `${path} brings back the layout ${old}.\nPublish it: ${publish} <author's key>`;
}
