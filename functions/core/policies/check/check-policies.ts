import type { ExampleFile } from '../../../generated/example-file.ts';
import type { PolicyFile } from '../../../generated/policy-file.ts';
import { validateExampleFile, validatePolicyFile } from '../../../generated/validators.js';
import { digestOf } from '../../shared/digest.ts';
import type { PolicyLayer } from '../policy.ts';
import type { Finding } from './finding.ts';

/** A file of the policies folder, by its path relative to that folder. */
export interface PolicyText {
  readonly path: string;
  readonly text: string;
}

/** A policy file without errors, and the examples beside it. */
export interface CheckedPolicies {
  /** The layers of all files without errors, with the path each came from. */
  readonly layers: readonly (PolicyLayer & { readonly path: string })[];
  readonly examples: readonly { readonly path: string; readonly example: ExampleFile }[];
  readonly findings: readonly Finding[];
}

/** Checks policy and example files. A file with an error is left out; all others stand. */
export function checkPolicies(texts: readonly PolicyText[]): CheckedPolicies {
  const layers: (PolicyLayer & { path: string })[] = [];
  const examples: { path: string; example: ExampleFile }[] = [];
  const findings: Finding[] = [];
  for (const { path, text } of texts) {
    const value: unknown = JSON.parse(text);
    const isExample = path.includes('/examples/');
    const validate = isExample ? validateExampleFile : validatePolicyFile;
    if (!validate(value))
      findings.push({
        file: path,
        line: 1,
        column: 1,
        pointer: validate.errors?.[0]?.instancePath ?? '',
        code: 'schema',
        severity: 'error',
        message: validate.errors?.[0]?.message ?? 'does not fit the schema',
      });
    else if (isExample) examples.push({ path, example: value as ExampleFile });
    else layers.push({ path, file: value as PolicyFile, digest: digestOf(value) });
  }
  return { layers, examples, findings };
}
