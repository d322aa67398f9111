import { accessInForce } from '../functions/api/access.ts';
import { endpoints } from '../functions/api/endpoints.ts';
import { isPublic } from '../functions/core/access/access-rule.ts';
import type { Environment } from './environments.ts';

/** A route of the gateway; the open ones are answered without a token. */
export interface GatewayRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly isOpen: boolean;
}

/** The routes, from the declarations of the endpoints, so that the gateway lets pass what the API does. */
export function gatewayRoutes(openness: Environment['openness']): readonly GatewayRoute[] {
  return endpoints('').map(({ method, path, access }) => ({
    method,
    path,
    isOpen: isPublic(accessInForce(access, openness)),
  }));
}
