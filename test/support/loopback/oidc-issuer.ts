import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Loopback, startLoopback } from './loopback-server.ts';

/** Somebody's sign-in: whose tokens are accepted is named by `issuer`, its keys are served at `jwksUri`. */
export interface OidcIssuer extends Loopback {
  readonly jwksUri: string;
  token(
    wish: { readonly role: string; readonly jurisdiction: string; readonly at: string },
    subject?: string,
  ): Promise<string>;
  /** False: the address of the keys answers 503. */
  setUp(isUp: boolean): void;
}

/** An issuer of ES256 tokens with a key of its own. */
export async function startOidcIssuer(
  issuer: string,
  audience: string,
  onFault: (error: unknown) => void,
): Promise<OidcIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'loopback', alg: 'ES256', use: 'sig' };
  let isUp = true;
  const server = await startLoopback(
    async () =>
      isUp
        ? {
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ keys: [jwk] }),
          }
        : { status: 503 },
    onFault,
  );
  return {
    ...server,
    jwksUri: `${server.url}/.well-known/jwks.json`,
    token: ({ role, jurisdiction, at }, subject = `${role}@${jurisdiction}`) =>
      new SignJWT({ roles: [role], jurisdiction })
        .setProtectedHeader({ alg: 'ES256', kid: 'loopback', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(new Date(at))
        .setExpirationTime(new Date(Date.parse(at) + 3_600_000))
        .sign(privateKey),
    setUp: (wanted) => {
      isUp = wanted;
    },
  };
}
