import type { BankLayout } from '../../../generated/bank-layout-file.ts';
import { superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import { type UnknownName, unknownNames } from '../../registers/layout-names.ts';
import { nearestName } from '../../shared/nearest.ts';
import type { Policy } from '../policy.ts';
import { policyCatalogueOf } from '../policy-catalogue-of.ts';
import type { FindingCode } from './finding-codes.ts';
import { type Path, quote } from './flaw.ts';
import { listed } from './messages/words.ts';
import type { ReadFile } from './read-files.ts';
import type { FileLayer } from './view.ts';

/** A name in a layout that its policy does not have. */
interface StrangeName {
  readonly path: Path;
  readonly code: (typeof UNKNOWN)[keyof typeof UNKNOWN];
  readonly id: string;
  readonly known: readonly string[];
  readonly nearest: string | undefined;
}

const UNKNOWN = {
  register: 'unknown-register',
  fact: 'unknown-fact',
  event: 'unknown-event',
  'other-benefit': 'unknown-other-benefit',
  benefit: 'unknown-benefit',
} as const satisfies Readonly<Record<UnknownName['kind'] | 'benefit', FindingCode>>;

/**
 * Registers, facts, events and benefits that a layout names are those of its policy, in one of its versions at least: a
 * new version neither breaks the layout of the old one, nor need it come first. Where a policy file that would count
 * is broken, nobody can tell, and nothing is said.
 */
export function checkLayoutNames(files: readonly ReadFile[], layers: readonly FileLayer[]): void {
  const layouts = files.filter(
    ({ registerLayout, bankLayout, collector }) =>
      (registerLayout ?? bankLayout) !== undefined && !collector.hasErrors(),
  );
  if (layouts.length === 0) return;
  const sound = new Set(layers.map(({ path }) => path));
  const broken = new Set(
    files.filter(({ form, path }) => form === 'policy' && !sound.has(path)).map((file) => file.jurisdiction),
  );
  const catalogue = policyCatalogueOf(layers);
  for (const { jurisdiction, registerLayout, bankLayout, collector } of layouts) {
    if (jurisdiction === undefined) continue;
    const lineage = [jurisdiction, ...superiorsOf(jurisdiction)];
    if (lineage.some((code) => broken.has(code))) continue;
    const strange = policiesOf(catalogue, lineage).map((policy) => [
      ...(registerLayout === undefined ? [] : unknownNames(registerLayout, policy).map(strangeName)),
      ...(bankLayout === undefined ? [] : strangeBenefits(bankLayout, policy)),
    ]);
    if (strange.some((names) => names.length === 0)) continue;
    for (const { path, code, id, known, nearest } of strange[0] ?? [])
      collector.report(
        path,
        code,
        { found: quote(id), right: listed(known) },
        { atKey: path.includes('states'), nearest: () => nearest },
      );
  }
}

/** Every policy that is or was to be had for a jurisdiction, the newest first; that of a superior where it has none itself. */
function policiesOf(catalogue: PolicyCatalogue, lineage: readonly string[]): Policy[] {
  const code = lineage.find((one) => catalogue.versionsOf(one).length > 0);
  if (code === undefined) return [];
  const first = catalogue.versionsOf(code)[0]?.file.effectiveFrom ?? '';
  const days = lineage.flatMap((one) => catalogue.versionsOf(one).map(({ file }) => file.effectiveFrom));
  return [...new Set(days)]
    .filter((day) => day >= first)
    .sort()
    .reverse()
    .map((day) => catalogue.policyOn(code, day));
}

function strangeName({ kind, ...name }: UnknownName): StrangeName {
  return { ...name, code: UNKNOWN[kind] };
}

function strangeBenefits({ columns }: BankLayout, { rules }: Policy): StrangeName[] {
  const known = Object.keys(rules.benefits ?? {});
  return columns.flatMap(({ benefit }, index) => {
    if (benefit === undefined || known.includes(benefit)) return [];
    const path = ['columns', index, 'benefit'];
    return [{ path, code: UNKNOWN.benefit, id: benefit, known, nearest: nearestName(benefit, known) }];
  });
}
