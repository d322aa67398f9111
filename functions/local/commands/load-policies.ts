import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPolicyFolder } from '../../adapters/local/read-policy-folder.ts';
import { layoutKindOf } from '../../core/layouts/layout-path.ts';
import {
  type CheckedPolicies,
  checkPolicies,
  type PolicyText,
} from '../../core/policies/check/check-policies.ts';
import type { Finding } from '../../core/policies/check/finding.ts';
import { placedItem } from '../../core/policies/placed-item.ts';
import { policyCatalogueOf } from '../../core/policies/policy-catalogue-of.ts';
import type { PolicyCatalogue } from '../../core/ports/policy-catalogue.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import { codeOfPath } from '../../core/use-cases/code-of-path.ts';
import { extendedIn, lineageOf } from '../../core/use-cases/lineage.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A policies folder, checked: what is sound is in the catalogue. */
export interface LoadedPolicies {
  readonly folder: string;
  readonly catalogue: PolicyCatalogue;
  readonly checked: CheckedPolicies;
}

/** The folder that --policies names, or the repository's. Refuses request-invalid where there is none. */
export function policiesFolder(named: string | undefined, terminal: Terminal): string {
  const folder = named === undefined ? terminal.policiesFolder : resolve(terminal.folder, named);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Refusal('request-invalid', {
    zh: `没有政策文件夹 ${folder}；应为存放 <代码>-<拼音>/<effectiveFrom>.json 的文件夹`,
    en: `policies folder ${folder} does not exist; right is a folder that holds <code>-<pinyin>/<effectiveFrom>.json`,
  });
}

/**
 * Loads a policies folder, or only what the jurisdiction of `code` rests on. Files with errors are named on stderr
 * and left out.
 */
export function loadPolicies(named: string | undefined, terminal: Terminal, code?: string): LoadedPolicies {
  const folder = policiesFolder(named, terminal);
  const checked = checkPolicies(textsFor(code, readPolicyFolder(folder)));
  const { layers, findings } = checked;
  const broken = new Set(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  for (const file of broken) terminal.note(leftOut(file, terminal));
  const catalogue = policyCatalogueOf(layers);
  if (code !== undefined && catalogue.versionsOf(code).length === 0) refuseBroken(code, findings);
  return { folder, catalogue, checked };
}

function leftOut(file: string, { paintNote, language }: Terminal): string {
  return language === 'zh'
    ? `${paintNote('yellow', '未采用')}：${file} 有错误；见 huize policy check`
    : `${paintNote('yellow', 'left out')}: ${file} has errors; see huize policy check`;
}

const MOST_NAMED = 10;

/** A jurisdiction all of whose files have errors is not unknown. */
function refuseBroken(code: string, findings: readonly Finding[]): void {
  const errors = errorsInPolicies(findings).filter(({ file }) => codeOfPath(file) === code);
  if (errors.length > 0)
    throw brokenPolicy(
      {
        zh: `${code} 没有可用的政策文件；详见 huize policy check ${code}`,
        en: `no policy file of ${code} can be used; huize policy check ${code} says more`,
      },
      errors,
    );
}

function errorsInPolicies(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ file, severity }) =>
      severity === 'error' && !file.includes('/examples/') && layoutKindOf(file) === undefined,
  );
}

function brokenPolicy(message: Bilingual, errors: readonly Finding[]): Refusal {
  return new Refusal('policy-invalid', message, errors.slice(0, MOST_NAMED).map(placedItem));
}

/** The texts of a jurisdiction and of all that its files may build on; all texts where it has none. */
function textsFor(code: string | undefined, texts: readonly PolicyText[]): readonly PolicyText[] {
  if (code === undefined || !texts.some(({ path }) => codeOfPath(path) === code)) return texts;
  const extended = (one: string) =>
    texts.flatMap(({ path, text }) =>
      codeOfPath(path) === one && !path.includes('/examples/') ? extendedIn(text) : [],
    );
  const wanted = lineageOf(code, extended);
  return texts.filter(({ path }) => wanted.has(codeOfPath(path) ?? ''));
}
