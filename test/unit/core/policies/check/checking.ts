import {
  checkPolicies,
  type PolicyText,
} from '../../../../../functions/core/policies/check/check-policies.ts';
import type { Finding } from '../../../../../functions/core/policies/check/finding.ts';
import {
  COUNTY_FILE,
  type Draft,
  draftOf,
  NATION_FILE,
  PROVINCE_FILE,
  put,
  textOf,
} from '../../../../support/policy-fixtures.ts';

export const COUNTY_PATH = '130110-place/2022-03-01.json';

/** A path in a file, as `put` reads it, and the value to set there. */
export type Change = [path: string, value: unknown];

/** Findings of the county file after changes, over the sound nation and province. */
export function findingsOfCounty(...changes: Change[]): Finding[] {
  return findingsOfCountyUnder([], ...changes);
}

/** As findingsOfCounty, but over a changed nation. */
export function findingsOfCountyUnder(nationChanges: readonly Change[], ...changes: Change[]): Finding[] {
  const above = [textOf(changed(NATION_FILE, nationChanges)), textOf(PROVINCE_FILE)];
  return findingsAt(COUNTY_PATH, [...above, textOf(changed(COUNTY_FILE, changes), COUNTY_PATH)]);
}

/** Findings of the nation file after changes, with nobody above. */
export function findingsOfNation(...changes: Change[]): Finding[] {
  const path = '100000-place/2020-01-01.json';
  return findingsAt(path, [textOf(COUNTY_FILE), textOf(changed(NATION_FILE, changes), path)]);
}

function changed(file: object, changes: readonly Change[]): Draft {
  return changes.reduce<Draft>((draft, [at, value]) => put(draft, at, value), draftOf(file));
}

function findingsAt(path: string, texts: readonly PolicyText[]): Finding[] {
  return checkPolicies(texts).findings.filter(({ file }) => file === path);
}

/** Code and pointer of each finding, for short. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ code, pointer }) => `${code} ${pointer}`);
}
