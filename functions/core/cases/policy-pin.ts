import { type LayerReference, type Policy, referenceTo } from '../policies/policy.ts';

/** The policy by which a case is decided, whatever is published later: its files by digest and the day it holds on. */
export interface PolicyPin {
  readonly jurisdiction: string;
  readonly on: string;
  readonly digest: string;
  /** Every file that the policy is made of, those of the year before included where it asks for them. */
  readonly layers: readonly LayerReference[];
}

/** Pins a policy as it is on a day. */
export function pinPolicy(policy: Policy, on: string): PolicyPin {
  const layers = new Map(layersOf(policy).map((layer) => [layer.digest, layer]));
  return { jurisdiction: policy.jurisdiction, on, digest: policy.digest, layers: [...layers.values()] };
}

function layersOf(policy: Policy): LayerReference[] {
  const { layers, lastYear, superior } = policy;
  return [
    ...layers.map(referenceTo),
    ...(superior === undefined ? [] : layersOf(superior)),
    ...(lastYear === undefined ? [] : layersOf(lastYear)),
  ];
}
