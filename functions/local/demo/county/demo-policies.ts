import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPolicyFolder } from '../../../adapters/local/read-policy-folder.ts';
import { checkPolicies, type PolicyText } from '../../../core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../../../core/policies/policy-catalogue-of.ts';
import type { PolicyCatalogue } from '../../../core/ports/policy-catalogue.ts';
import { codeOfPath } from '../../../core/use-cases/code-of-path.ts';
import { HOME, NEIGHBOUR } from './county-plan.ts';

/** A rise that nobody has decided: published on 18 April 2025, in effect from 1 January 2025. */
export const RISE = {
  $schema: '../../schemas/policy.schema.json',
  jurisdiction: HOME,
  effectiveFrom: '2025-01-01',
  issuedOn: '2025-04-18',
  amends: '2023-02-23',
  documents: {
    'demo-rise-2025': {
      title: '【演示虚构】关于提高残疾人两项补贴标准的通知',
      number: '演示〔2025〕0号',
      issuer: '【演示虚构】本文件不存在',
      issuedOn: '2025-04-18',
      verified: false,
      note: {
        zh: '本文件为演示而虚构，没有任何机关发布过；只存在于演示数据文件夹，用来演示四月发布、一月起执行的标准提高。',
        en: 'Invented for the demonstration; no authority has ever issued it. It exists in the demonstration folder only and shows a rise published in April that counts from January.',
      },
    },
  },
  parameters: {
    living: { amount: '85.00', cite: 'demo-rise-2025 一' },
    nursingLevel1: { amount: '97.50', cite: 'demo-rise-2025 二' },
    nursingLevel2: { amount: '85.50', cite: 'demo-rise-2025 二' },
  },
};

/** The real files of the places in the story and of those above them. */
const PLACES: readonly string[] = ['100000', HOME, NEIGHBOUR];

/** Copies the real policies that the county rests on into a folder, with the invented rise beside them; all are checked. */
export function demoPolicies(from: string, folder: string): PolicyCatalogue {
  const real = readPolicyFolder(from).filter(
    ({ path }) => PLACES.includes(codeOfPath(path) ?? '') && !path.includes('/examples/'),
  );
  const home = real.find(({ path }) => codeOfPath(path) === HOME);
  if (home === undefined) throw new RangeError(`${from} has no policy of ${HOME}; right is one that has`);
  const rise = { path: `${dirname(home.path)}/2025-01-01.json`, text: `${JSON.stringify(RISE, null, 2)}\n` };
  const texts: PolicyText[] = [...real, rise];
  for (const { path, text } of texts) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { layers, findings } = checkPolicies(texts);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new RangeError(`${error.file}:${error.line} ${error.message.en}`);
  return policyCatalogueOf(layers);
}
