import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { type Checklist, checklistOf } from '../procedure/checklist.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

export interface MaterialsTold extends Checklist {
  readonly jurisdiction: string;
  readonly name: Bilingual;
  readonly digest: string;
}

/** What an applicant brings on a day. Refuses jurisdiction-unknown, policy-not-in-force, benefit-unknown. */
export function tellMaterials(
  catalogue: PolicyCatalogue,
  jurisdiction: string,
  on: string,
  benefit: string | undefined,
): MaterialsTold {
  const policy = catalogue.policyOn(jurisdiction, on);
  const name = bilingual(policy.name, jurisdiction);
  return { jurisdiction, name, digest: policy.digest, ...checklistOf(policy, benefit) };
}
