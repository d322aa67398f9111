import { type Disclosure, widestDisclosure } from '../identities/view-identity.ts';
import { type Role, traitsOf } from './roles.ts';

/** How much of an identity is shown to whoever was allowed by these roles. */
export function disclosureFor(allowedBy: readonly Role[]): Disclosure {
  return widestDisclosure(allowedBy.map((role) => traitsOf(role).disclosure));
}
