import type { Applicant, Case } from '../../cases/case.ts';
import type { PlainIdentity } from '../../identities/identity.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import { answerOnce } from '../answer-once.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { beginCaseOf, type CreateCaseRequest } from './create-case.ts';

/** An application with the identities as the window entered them, both checked. */
export interface TakeApplicationRequest extends Omit<CreateCaseRequest, 'person' | 'applicant'> {
  readonly person: PlainIdentity;
  /** The guardian or proxy is named; others have none. */
  readonly applicant: { readonly kind: Applicant['kind']; readonly person?: PlainIdentity | undefined };
}

/**
 * Begins a case for somebody whom the vault may not know yet. Whoever is new is kept together with the case, so that of
 * an application that is refused nobody stays behind. Refuses what create-case refuses.
 */
export function takeApplication(
  services: CaseServices,
  vault: Pick<IdentityVault, 'arrive'>,
  request: TakeApplicationRequest,
  meta: RequestMeta,
): Promise<Case> {
  const { person, applicant, ...rest } = request;
  return answerOnce(services.cases, meta, { takeApplication: request }, async (answerWith) => {
    const self = await vault.arrive(person);
    const isSelf = applicant.person?.residentId === person.residentId;
    const other = isSelf ? self : applicant.person && (await vault.arrive(applicant.person));
    const arrivals = [...new Set([self, ...(other === undefined ? [] : [other])])];
    const about = {
      ...rest,
      person: self.person,
      applicant: { kind: applicant.kind, person: other?.person ?? null },
    };
    return beginCaseOf(services, about, meta, answerWith, arrivals);
  });
}
