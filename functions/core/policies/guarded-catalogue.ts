import { superiorsOf } from '../jurisdictions/jurisdiction-code.ts';
import type { CatalogueParts, PlacedError, PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { Refusal } from '../shared/refusal.ts';
import { placedItem } from './placed-item.ts';
import type { Policy } from './policy.ts';
import { policyCatalogueOf } from './policy-catalogue-of.ts';

/** A policy file that cannot be used, and from when it would have counted. */
interface UnusableFile {
  readonly path: string;
  readonly jurisdiction: string;
  /** By the file's name; a file that has no day in its name could start on any day. */
  readonly startsOn: string;
  readonly errors: readonly PlacedError[];
}

const PATH = /^([1-9][0-9]{5})(?:-[^/]*)?\/(\d{4}-\d{2}-\d{2})?[^/]*\.json$/;

/**
 * A catalogue that decides nothing by what is left when a file that would count is broken: an older version, or
 * the level above without its exclusions, would answer in its place. Refuses policy-invalid with every place where
 * such a file of the jurisdiction or of a level above has errors; whoever does not build on it never notices.
 */
export function guardedCatalogue(
  catalogue: PolicyCatalogue,
  findings: readonly PlacedError[],
): PolicyCatalogue {
  const unusable = unusableFiles(findings);
  if (unusable.length === 0) return catalogue;
  const { parts } = catalogue;
  return {
    ...catalogue,
    ...(parts && { parts: () => ({ ...parts(), errors: findings }) }),
    policyOn(jurisdiction, on, knownOn) {
      const own = unusable.filter((file) => file.jurisdiction === jurisdiction && file.startsOn <= on);
      if (own.length > 0 && catalogue.versionsOf(jurisdiction).length === 0)
        throw refusal(jurisdiction, on, own);
      const policy = catalogue.policyOn(jurisdiction, on, knownOn);
      const counting = unusable.filter((file) => wouldCount(file, policy, on));
      if (counting.length > 0) throw refusal(jurisdiction, on, counting);
      return policy;
    },
  };
}

/** The same catalogue again, of the parts that it gave. */
export function catalogueOfParts({ layers, errors, layouts }: CatalogueParts): PolicyCatalogue {
  return guardedCatalogue(policyCatalogueOf(layers, layouts), errors);
}

function unusableFiles(findings: readonly PlacedError[]): UnusableFile[] {
  const byFile = Map.groupBy(
    findings.filter(({ file, severity }) => severity === 'error' && !file.includes('/examples/')),
    ({ file }) => file,
  );
  return [...byFile].flatMap(([path, errors]) => {
    const [, jurisdiction, startsOn = ''] = PATH.exec(path) ?? [];
    return jurisdiction === undefined ? [] : [{ path, jurisdiction, startsOn, errors }];
  });
}

/** In the lineage, begun, and not replaced by a later sound version. */
function wouldCount({ jurisdiction, startsOn }: UnusableFile, policy: Policy, on: string): boolean {
  const used = policy.layers.map(({ file }) => file);
  const lineage = new Set(used.flatMap((file) => [file.jurisdiction, ...superiorsOf(file.jurisdiction)]));
  if (startsOn > on || !lineage.has(jurisdiction)) return false;
  return used.every(
    (file) => file.jurisdiction !== jurisdiction || file.effectiveFrom <= startsOn || startsOn === '',
  );
}

const MOST_NAMED = 10;

function refusal(jurisdiction: string, on: string, files: readonly UnusableFile[]): Refusal {
  const errors = files.flatMap((file) => file.errors).slice(0, MOST_NAMED);
  const path = files[0]?.path;
  const what = {
    zh: `${jurisdiction} 在 ${on} 无法认定：应当适用的 ${path} 有错误`,
    en: `${jurisdiction} cannot be decided on ${on}: ${path} has errors and would count`,
  };
  return new Refusal('policy-invalid', what, errors.map(placedItem));
}
