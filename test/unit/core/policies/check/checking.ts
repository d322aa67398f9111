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

/** Findings of the county file after changes, over the sound nation and province. */
export function findingsOfCounty(...changes: [path: string, value: unknown][]): Finding[] {
  return findingsOf(COUNTY_FILE, changes, [textOf(NATION_FILE), textOf(PROVINCE_FILE)]);
}

/** Findings of the nation file after changes, with nobody above. */
export function findingsOfNation(...changes: [path: string, value: unknown][]): Finding[] {
  return findingsOf(NATION_FILE, changes, [textOf(COUNTY_FILE)], '100000-place/2020-01-01.json');
}

function findingsOf(
  file: object,
  changes: readonly [string, unknown][],
  beside: readonly PolicyText[],
  path = COUNTY_PATH,
): Finding[] {
  const draft = changes.reduce<Draft>((changed, [at, value]) => put(changed, at, value), draftOf(file));
  return checkPolicies([...beside, textOf(draft, path)]).findings.filter((finding) => finding.file === path);
}

/** Code and pointer of each finding, for short. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ code, pointer }) => `${code} ${pointer}`);
}
