import type { PolicyFile } from '../../../generated/policy-file.ts';
import type { PolicyText } from '../../policies/check/check-policies.ts';
import { fileLayer } from '../../policies/check/file-layer.ts';
import { catalogueOfParts } from '../../policies/guarded-catalogue.ts';
import { issueKey, type PolicyLayer } from '../../policies/policy.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';

/**
 * The policies as they would be with some files more, which were checked with what they build on. A file of the same
 * jurisdiction, start and issue as one in use stands in its place.
 */
export function proposedCatalogue(catalogue: PolicyCatalogue, files: readonly PolicyText[]): PolicyCatalogue {
  const parts = catalogue.parts?.();
  if (parts === undefined)
    throw new RangeError('the policies may change meanwhile; right is a catalogue that stands still');
  const proposed = proposedLayers(files);
  const replaced = new Set(proposed.map(versionOf));
  const kept = parts.layers.filter((layer) => !replaced.has(versionOf(layer)));
  return catalogueOfParts({ ...parts, layers: [...kept, ...proposed] });
}

/** Files that were checked, as layers. */
export function proposedLayers(files: readonly PolicyText[]): readonly PolicyLayer[] {
  return files.map(({ path, text }) => fileLayer(JSON.parse(text) as PolicyFile, path)); // the check has read it
}

function versionOf({ file }: PolicyLayer): string {
  return `${file.jurisdiction} ${file.effectiveFrom} ${issueKey(file)}`;
}
