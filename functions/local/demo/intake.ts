import type { Case } from '../../core/cases/case.ts';
import { pinnedPolicy } from '../../core/cases/pinned-policy.ts';
import type { CaseServices, RequestMeta } from '../../core/use-cases/cases/case-services.ts';
import { createCase } from '../../core/use-cases/cases/create-case.ts';
import { markMaterialShown } from '../../core/use-cases/cases/mark-material-shown.ts';
import { uploadMaterial } from '../../core/use-cases/cases/upload-material.ts';
import type { DemoWorld } from './demo-world.ts';
import { scannedPage } from './scanned-page.ts';

/** Somebody who applies: an identity for the vault, the facts for the case. */
export interface DemoPerson {
  readonly identity: { readonly residentId: string; readonly name: string; readonly phone: string };
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The window takes an application; from then on only the vault knows the name. */
export async function takeApplication(
  { data, act }: DemoWorld,
  person: DemoPerson,
  office: string,
  window: RequestMeta,
): Promise<Case> {
  const ref = await data.vault.store(person.identity);
  return act((services) =>
    createCase(
      services,
      {
        person: ref,
        applicant: { kind: 'self', person: null },
        benefits: ['living', 'nursing'],
        receiving: { jurisdiction: office, township: null },
        facts: person.facts,
      },
      window,
    ),
  );
}

/** Hands in all that is missing: what a register shows by the register, the rest as scans. */
export async function handIn(world: DemoWorld, one: Case, window: RequestMeta): Promise<void> {
  for (const { id, state } of one.materials) {
    if (state !== 'missing') continue;
    const register = registerFor(world.services, one, id);
    if (register === undefined) await upload(world, one, id, window);
    else
      await world.act((services) =>
        markMaterialShown(services, one.id, { material: id, register, asOf: one.appliedOn }, window),
      );
  }
}

/** Adds a scan to a material. */
export function upload(world: DemoWorld, one: Case, material: string, window: RequestMeta): Promise<Case> {
  const file = { material, name: `${material}.pdf`, contentType: 'application/pdf' };
  return world.act((services) =>
    uploadMaterial(
      services,
      world.data.files,
      one.id,
      { ...file, content: scannedPage(`${one.id} ${material}`) },
      window,
    ),
  );
}

/** The register that shows what a material would, by the case's own policy. */
export function registerFor({ catalogue }: CaseServices, one: Case, material: string): string | undefined {
  const { rules } = pinnedPolicy(catalogue, one.policy);
  return rules.materials?.[material]?.replaceableBy?.[0];
}
