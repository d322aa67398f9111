import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { type Loopback, startLoopback } from './loopback-server.ts';

/** Somebody's sign-in: whose tokens are accepted is named by `issuer`, its keys are served at `jwksUri`. */
export interface OidcIssuer extends Loopback {
  readonly jwksUri: string;
  /** A token of an hour; claims that are given stand for its own. */
  token(wish: TokenWish): Promise<string>;
  /** What a gateway finds that has this issuer's keys: signature, issuer, audience and times are right. */
  isAccepted(
    token: string,
    by: { readonly issuer: string; readonly audience: readonly string[]; readonly at: string },
  ): Promise<boolean>;
  /** False: the address of the keys answers 503. */
  setUp(isUp: boolean): void;
}

export interface TokenWish {
  readonly role: string;
  readonly jurisdiction: string;
  readonly at: string;
  readonly subject?: string;
  readonly issuer?: string;
  readonly audience?: string;
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
    token: ({ role, jurisdiction, at, subject = `${role}@${jurisdiction}`, ...claims }) =>
      new SignJWT({ roles: [role], jurisdiction })
        .setProtectedHeader({ alg: 'ES256', kid: 'loopback', typ: 'at+jwt' })
        .setIssuer(claims.issuer ?? issuer)
        .setAudience(claims.audience ?? audience)
        .setSubject(subject)
        .setIssuedAt(new Date(at))
        .setExpirationTime(new Date(Date.parse(at) + 3_600_000))
        .sign(privateKey),
    isAccepted: (token, { issuer: wanted, audience: allowed, at }) =>
      jwtVerify(token, publicKey, { issuer: wanted, audience: [...allowed], currentDate: new Date(at) }).then(
        () => true,
        () => false,
      ),
    setUp: (wanted) => {
      isUp = wanted;
    },
  };
}
