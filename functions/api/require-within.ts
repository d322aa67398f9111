import { requireAccess } from '../core/access/require-access.ts';
import type { RefusalName } from '../core/shared/refusal.ts';
import type { EndpointAccess } from './access.ts';
import type { AskedCall } from './endpoint.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** Looks at a jurisdiction that stands in the body as the access rule looks at one in the address. */
export function requireWithin(
  { caller }: AskedCall,
  access: EndpointAccess,
  jurisdiction: string,
  unknown: RefusalName,
): void {
  requireAccess(access, caller, { kind: 'jurisdiction', jurisdiction }, () => refuseUnknown(unknown));
}
