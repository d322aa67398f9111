import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { openFileKeyRing } from '../../functions/adapters/local/file-key-ring.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { createCaseStore } from '../../functions/adapters/stores/case-store.ts';
import { type IdentityStore, openIdentityStore } from '../../functions/adapters/stores/identity-store.ts';
import { stateCouncilCalendar } from '../../functions/core/calendar/state-council-calendar.ts';
import type { Actor, ActorRole } from '../../functions/core/cases/actor.ts';
import type { Case } from '../../functions/core/cases/case.ts';
import type { PolicyLayer } from '../../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import type { KeyRing } from '../../functions/core/ports/key-ring.ts';
import { addMaterial } from '../../functions/core/use-cases/cases/add-material.ts';
import type { CaseServices, RequestMeta } from '../../functions/core/use-cases/cases/case-services.ts';
import { type CreateCaseRequest, createCase } from '../../functions/core/use-cases/cases/create-case.ts';
import { decideStage } from '../../functions/core/use-cases/cases/decide-stage.ts';
import { markMaterialShown } from '../../functions/core/use-cases/cases/mark-material-shown.ts';
import { submitCase } from '../../functions/core/use-cases/cases/submit-case.ts';
import { compiledPolicies } from '../../functions/core/use-cases/compiled-policies.ts';
import { casePolicies, PLAIN } from './case-policies.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type TestClock, testClock } from './test-clock.ts';

/** All that cases need, on a table, with a clock to set. */
export interface CaseWorld extends CaseServices {
  readonly clock: TestClock;
  readonly table: ItemTable;
}

/** A key ring of its own, for tests that need no key file afterwards. */
export function oneKeyRing(): KeyRing {
  const folder = temporaryFolder();
  const ring = openFileKeyRing(folder.pathOf('key-ring.json'));
  folder.remove();
  return ring;
}

/** Seals what the worlds of these tests store. */
export const keyRing = oneKeyRing();

export function caseWorld({
  at = '2023-03-20',
  table = createMemoryTable(() => 0),
  policies = casePolicies,
}: {
  at?: string;
  table?: ItemTable;
  policies?: readonly PolicyLayer[];
} = {}): CaseWorld {
  let last = 0;
  return {
    cases: createCaseStore({ table, keyRing }),
    catalogue: policyCatalogueOf(policies),
    compiled: compiledPolicies(50),
    calendar: stateCouncilCalendar,
    clock: testClock(at),
    ids: { next: (prefix) => `${prefix}-${++last}` },
    table,
  };
}

/** The vault of a world, over its table. */
export function vaultOf({ table, ids }: CaseWorld): Promise<IdentityStore> {
  return openIdentityStore({ table, keyRing, ids });
}

/** The same world after its policy files have changed. */
export function withPolicies(world: CaseWorld, policies: readonly PolicyLayer[]): CaseWorld {
  return { ...world, catalogue: policyCatalogueOf(policies) };
}

function actor(role: ActorRole, office: string): Actor {
  return { role, office, officer: `${role}-1` };
}

export function by(role: ActorRole, office: string = PLAIN): RequestMeta {
  return { actor: actor(role, office) };
}

/** Certificate physical level 1, in 低保: living and nursing are granted everywhere. */
export const clearFacts = (hukou: string) => ({
  'hukou.code': hukou,
  'hukou.area': 'rural',
  'certificate.kind': 'disability',
  'certificate.category': 'physical',
  'certificate.level': 1,
  'certificate.status': 'valid',
  'certificate.expiresOn': '2030-01-01',
  'livelihood.status': 'minimum-living',
  'person.birthDate': '1980-05-05',
  otherBenefits: [],
});

export function application(hukou: string, more: Partial<CreateCaseRequest> = {}): CreateCaseRequest {
  return {
    person: 'person-1',
    applicant: { kind: 'self', person: null },
    benefits: ['living', 'nursing'],
    receiving: { jurisdiction: hukou, township: null },
    facts: clearFacts(hukou),
    ...more,
  };
}

/** Hands in or has shown whatever the case still lacks. */
export async function completeFile(world: CaseWorld, one: Case): Promise<Case> {
  const meta = { actor: actor('window', one.receiving.jurisdiction) };
  let present = one;
  for (const { id, state } of one.materials) {
    if (state !== 'missing') continue;
    const { rules } = world.catalogue.policyOn(one.policy.jurisdiction, one.policy.on);
    const [register] = rules.materials?.[id]?.replaceableBy ?? [];
    const file = { name: 'form.pdf', contentType: 'application/pdf', bytes: 9, sha256: 'a'.repeat(64) };
    present =
      register === undefined
        ? await addMaterial(world, one.id, { material: id, file }, meta)
        : await markMaterialShown(world, one.id, { material: id, register, asOf: one.appliedOn }, meta);
  }
  return present;
}

/** A case in which the file is complete; at home it is in review then. */
export async function submittedCase(world: CaseWorld, request: CreateCaseRequest): Promise<Case> {
  const meta = { actor: actor('window', request.receiving.jurisdiction) };
  const begun = await createCase(world, request, meta);
  await completeFile(world, begun);
  return submitCase(world, begun.id, {}, meta);
}

/** An officer of the case's county approves at the open stage. */
export function approveAt(world: CaseWorld, one: Case, stage: string, role: ActorRole): Promise<Case> {
  return decideStage(world, one.id, { stage, outcome: 'approve' }, by(role, one.competent.jurisdiction));
}

/** Types of the events of a case, in order. */
export async function eventTypes(world: CaseWorld, caseId: string): Promise<string[]> {
  const { items } = await world.cases.events(caseId, { limit: 1000 });
  return items.map(({ type }) => type);
}
