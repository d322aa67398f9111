import { randomUUID } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { catalogueOfParts } from '../core/policies/guarded-catalogue.ts';
import type { CatalogueParts, PolicyCatalogue } from '../core/ports/policy-catalogue.ts';

/** Policies as a thread is told of them: bytes that all threads share, under a name by which it knows them again. */
export interface PackedPolicies {
  readonly id: string;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
}

const packed = new WeakMap<PolicyCatalogue, PackedPolicies>();

/** Packs a catalogue once, however many runs ask for it; undefined where a thread could not make the same one. */
export function packedPolicies(catalogue: PolicyCatalogue): PackedPolicies | undefined {
  const known = packed.get(catalogue);
  if (known !== undefined) return known;
  const parts = catalogue.parts?.();
  if (parts === undefined) return undefined;
  const plain = serialize(parts);
  const bytes = new Uint8Array(new SharedArrayBuffer(plain.length));
  bytes.set(plain);
  const fresh = { id: randomUUID(), bytes };
  packed.set(catalogue, fresh);
  return fresh;
}

/** Makes the same catalogue again. */
export function unpackedPolicies({ bytes }: PackedPolicies): PolicyCatalogue {
  return catalogueOfParts(deserialize(Buffer.from(bytes)) as CatalogueParts); // only packedPolicies packs
}
