import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPolicyFolder } from '../../adapters/local/read-policy-folder.ts';
import { type CheckedPolicies, checkPolicies } from '../../core/policies/check/check-policies.ts';
import type { Finding } from '../../core/policies/check/finding.ts';
import { policyCatalogueOf } from '../../core/policies/policy-catalogue-of.ts';
import type { PolicyCatalogue } from '../../core/ports/policy-catalogue.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A policies folder, checked: what is sound is in the catalogue. */
export interface LoadedPolicies {
  readonly folder: string;
  readonly catalogue: PolicyCatalogue;
  readonly layers: CheckedPolicies['layers'];
  readonly examples: CheckedPolicies['examples'];
  readonly findings: readonly Finding[];
}

/** The folder that --policies names, or the repository's. Refuses request-invalid where there is none. */
export function policiesFolder(named: string | undefined, terminal: Terminal): string {
  const folder = named === undefined ? terminal.policiesFolder : resolve(terminal.folder, named);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Refusal(
    'request-invalid',
    `policies folder ${folder} does not exist; right is a folder that holds <code>-<pinyin>/<effectiveFrom>.json`,
  );
}

/** Loads a policies folder; files with errors are named on stderr and left out. */
export function loadPolicies(named: string | undefined, terminal: Terminal): LoadedPolicies {
  const folder = policiesFolder(named, terminal);
  const { layers, examples, findings } = checkPolicies(readPolicyFolder(folder));
  const broken = new Set(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  for (const file of broken)
    terminal.note(
      `${terminal.paintNote('yellow', 'left out')}: ${file} has errors; huize policy check ${file}`,
    );
  return { folder, catalogue: policyCatalogueOf(layers), layers, examples, findings };
}
