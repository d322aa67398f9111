import { usesIn } from '../policies/check/uses-in.ts';
import type { ResolvedRules } from '../policies/policy.ts';
import { pointerStep } from '../shared/json.ts';
import { type Bilingual, bilingual } from '../shared/text.ts';

/** A document whose official text was not read, and what rests on it. */
export interface UnverifiedSource {
  readonly document: string;
  readonly title: Bilingual;
  readonly number: string | null;
  /** Parameters and classes whose amounts cite it. */
  readonly amounts: readonly string[];
  /** Pointers of everything that cites it. */
  readonly citedAt: readonly string[];
}

/** The unverified documents that a resolved policy cites; those that amounts rest on first. */
export function unverifiedSources(rules: ResolvedRules): UnverifiedSource[] {
  const uses = usesIn(rules).filter(({ kind }) => kind === 'document');
  return Object.entries(rules.documents ?? {})
    .filter(([, { verified }]) => verified !== true)
    .map(([document, { title, number }]) => {
      const paths = uses.filter(({ id }) => id === document).map(({ path }) => path);
      return {
        document,
        title: bilingual(title, document),
        number: number ?? null,
        amounts: [...new Set(paths.flatMap(amountAt))].sort(),
        citedAt: paths.map((path) => path.slice(0, -1).map(pointerStep).join('')),
      };
    })
    .filter(({ citedAt }) => citedAt.length > 0)
    .sort((a, b) => b.amounts.length - a.amounts.length);
}

/** parameters.living or benefits.living.classes.x: what has an amount; other rules have none. */
function amountAt(path: readonly (string | number)[]): string[] {
  const [area, id, part, name] = path;
  if (area === 'parameters') return [`parameters.${id}`];
  if (area !== 'benefits') return [];
  if (part === 'classes') return [`benefits.${id}.classes.${name}`];
  return part === 'table' ? [`benefits.${id}.table`] : [];
}
