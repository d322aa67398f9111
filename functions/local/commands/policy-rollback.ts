import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueKey } from '../../core/policies/policy.ts';
import { isLayoutWish } from '../../core/publications/restore-layout.ts';
import { restoreVersion } from '../../core/publications/restore-version.ts';
import { parseDate } from '../../core/shared/calendar-date.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { PolicyFile } from '../../generated/policy-file.ts';
import { printJson } from '../terminal/print-json.ts';
import { shownPath } from '../terminal/shown-path.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import type { CommonOptions } from './common-options.ts';
import { layoutRollback } from './layout-rollback.ts';
import { loadPolicies } from './load-policies.ts';

interface Options extends CommonOptions {
  readonly code: string;
  /** First day of the version whose text comes back, or a layout: banks/<id>. */
  readonly restore: string;
  readonly from?: string;
  /** Needed for a policy, which says why it corrects. */
  readonly reason?: string;
}

/** `huize policy rollback`: writes a new version that brings an old text back; huize policy publish publishes it. */
export async function policyRollback(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { code, reason } = options;
  if (isLayoutWish(options.restore)) return layoutRollback(options, terminal);
  if (reason === undefined)
    throw new Refusal('request-invalid', {
      zh: "没有写明 --reason；应写明现行版本错在哪里，如 --reason '2026 年标准录入有误'",
      en: "--reason is missing; right is what was wrong with the present version, as --reason '2026 年标准录入有误'",
    });
  const { folder, checked } = loadPolicies(options.policies, terminal, code);
  const own = checked.layers
    .filter(({ file }) => file.jurisdiction === code)
    .sort((a, b) => (orderOf(a.file) < orderOf(b.file) ? -1 : 1));
  // Of a version and its corrections the last word is meant, unless it is the one that was wrong.
  const old = own.slice(0, -1).findLast(({ file }) => file.effectiveFrom === options.restore);
  const wrong = own.at(-1);
  if (old === undefined || wrong === undefined) {
    const days = own.slice(0, -1).map(({ file }) => file.effectiveFrom);
    throw new Refusal('request-invalid', {
      zh: `--restore 是 ${options.restore}；应为 ${code} 某一更早版本的第一天：${days.join('、') || '没有更早的版本'}`,
      en: `--restore is ${options.restore}; right is the first day of an earlier version of ${code}: ${days.join(', ') || 'there is none'}`,
    });
  }
  const from = parseDate(options.from ?? wrong.file.effectiveFrom);
  const today = terminal.today();
  const { name, text } = restoreVersion({
    old: old.file,
    all: own.map(({ file }) => file),
    wrong: wrong.file.effectiveFrom,
    from,
    today,
    reason,
  });
  const place = join(folder, wrong.path.slice(0, wrong.path.lastIndexOf('/')), name);
  if (existsSync(place))
    throw new Refusal('request-invalid', {
      zh: `${place} 已经存在；版本不得覆盖，请另选 --from`,
      en: `${place} exists; a version is never overwritten, choose another --from`,
    });
  writeFileSync(place, text, { flag: 'wx' });
  if (options.json) printJson({ file: place, restores: old.digest }, terminal);
  else
    terminal.print(nextSteps(shownPath(place, terminal.folder), { ...options, from }, old.digest, terminal));
  return 0;
}

function nextSteps(
  path: string,
  { code, restore, from }: { readonly code: string; readonly restore: string; readonly from: string },
  digest: string,
  { language }: Terminal,
): string {
  const publish = `huize policy publish ${path} --restores ${digest} --key`;
  return language === 'zh'
    ? `${path} 自 ${from} 起恢复 ${restore} 的规定。\n请先检查（huize policy check ${code}），再发布：${publish} <编制人的密钥>`
    : `${path} brings back the rules of ${restore} from ${from}.\nCheck it (huize policy check ${code}), then publish it: ${publish} <author's key>`;
}

function orderOf(file: PolicyFile): string {
  return `${file.effectiveFrom} ${issueKey(file)}`;
}
