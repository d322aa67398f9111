import { readPolicyFolder } from '../../functions/adapters/local/read-policy-folder.ts';
import type { PolicyText } from '../../functions/core/policies/check/check-policies.ts';

/** Every policy and example file of the repository. */
export const repositoryTexts: readonly PolicyText[] = readPolicyFolder('policies');

/** The invented districts, on the real nation. */
export const inventedTexts: readonly PolicyText[] = [
  ...repositoryTexts.filter(({ path }) => path.startsWith('100000-') && !path.includes('/examples/')),
  ...readPolicyFolder('test/fixtures/policies'),
];
