import { type LayerReference, type Policy, type ResolvedRules, referenceTo } from '../policies/policy.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** A policy as others read it. Equal digests give equal bytes: no day of asking is in it. */
export interface PolicyShown {
  readonly jurisdiction: string;
  readonly name: Bilingual;
  readonly digest: string;
  readonly layers: readonly LayerReference[];
  readonly rules: ResolvedRules;
}

export function showPolicy({ jurisdiction, name, digest, layers, rules }: Policy): PolicyShown {
  return {
    jurisdiction,
    name: bilingual(name, jurisdiction),
    digest,
    layers: layers.map(referenceTo),
    rules,
  };
}
