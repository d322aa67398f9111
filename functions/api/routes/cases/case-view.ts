import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import type { Case } from '../../../core/cases/case.ts';
import { isOpenCase } from '../../../core/cases/case.ts';
import { turnOf } from '../../../core/cases/case-summary.ts';
import type { Material } from '../../../core/cases/material.ts';
import { type Disclosure, viewIdentity } from '../../../core/identities/view-identity.ts';
import type { IdentityVault, PersonRef } from '../../../core/ports/identity-vault.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../endpoint.ts';

/** A case as the roles that opened the door may see it, with its revision as ETag. */
export async function caseAnswer(call: Call, one: Case): Promise<Answer> {
  const disclosure = disclosureFor(call.by);
  const view = await caseView(one, call.services.platform.vault, disclosure);
  return jsonAnswer(view, { etag: caseTag(one) });
}

/** A case that begins, and where it is found. */
export async function createdAnswer(call: Call, one: Case): Promise<Answer> {
  const { headers, body } = await caseAnswer(call, one);
  return { status: 201, headers: { ...headers, location: `/v1/cases/${one.id}` }, body };
}

export function caseTag({ revision }: Pick<Case, 'revision'>): string {
  return `"${revision}"`;
}

/** Without what is ours alone: the secret of the digests, the end of the chain, references to persons. */
async function caseView(one: Case, vault: IdentityVault, disclosure: Disclosure) {
  const {
    salt: _,
    head: __,
    person,
    applicant,
    facts,
    materials,
    notices,
    corrections,
    rating,
    ...rest
  } = one;
  const isWhole = disclosure === 'full';
  return {
    ...rest,
    person: await shownIdentity(vault, person, disclosure),
    applicant: {
      kind: applicant.kind,
      person: applicant.person && (await shownIdentity(vault, applicant.person, disclosure)),
    },
    facts: isWhole ? facts : null,
    materials: materials.map((material) => materialView(material, disclosure)),
    corrections: isWhole
      ? corrections
      : corrections.map((each) => ({ ...each, items: withoutText(each.items) })),
    notices: isWhole
      ? notices
      : notices.map((each) => ({ ...each, objections: withoutText(each.objections) })),
    rating: rating && (isWhole ? rating : { ...rating, comment: null }),
    turn: isOpenCase(one) ? turnOf(one) : null,
  };
}

/** Names of files are the applicant's words. */
export function materialView(material: Material, disclosure: Disclosure) {
  if (disclosure === 'full') return material;
  return { ...material, files: material.files.map((file) => ({ ...file, name: null })) };
}

/** Who somebody is, as far as it may be shown. */
export async function shownIdentity(vault: IdentityVault, person: PersonRef, disclosure: Disclosure) {
  const identity = await vault.reveal(person, disclosure === 'full' ? 'unmasked' : 'masked');
  return identity === undefined ? {} : viewIdentity(identity, disclosure);
}

/** What people wrote may name them. */
function withoutText(entries: readonly object[]): object[] {
  return entries.map((entry) => ({ ...entry, text: null, ...('from' in entry && { from: null }) }));
}
