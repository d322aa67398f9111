import { randomUUID } from 'node:crypto';
import { importJWK, type JSONWebKeySet, SignJWT } from 'jose';
import type { SystemClock } from '../../core/ports/clock.ts';
import { makeIssuerKey, publicPartOf, readIssuerKey } from './local-issuer-key.ts';
import { requireIssuable, type TokenWish } from './local-issuer-wish.ts';
import { readOrMakePrivateFile } from './private-file.ts';

/** Issues tokens on one machine, for those who have no identity provider. */
export interface LocalIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly publicKeys: JSONWebKeySet;
  /** Refuses request-invalid. */
  issueToken(wish: TokenWish): Promise<string>;
}

const AUDIENCE = 'huize';

/** The issuer whose key is in a file, made at the first start; whoever can read the file can be anyone. */
export function openLocalIssuer(file: string, clock: SystemClock): LocalIssuer {
  const key = readIssuerKey(readOrMakePrivateFile(file, makeIssuerKey), file);
  const issuer = `urn:huize:local:${key.kid}`;
  return {
    issuer,
    audience: AUDIENCE,
    publicKeys: { keys: [publicPartOf(key)] },
    issueToken: async (wish) => {
      requireIssuable(wish);
      const { role, jurisdiction, subject, office, lifetimeInMinutes } = wish;
      const issuedAt = Math.floor(Date.parse(clock.now()) / 1000);
      return new SignJWT({ roles: [role], jurisdiction, ...(office === undefined ? {} : { office }) })
        .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setExpirationTime(issuedAt + lifetimeInMinutes * 60)
        .sign(await importJWK(key, key.alg));
    },
  };
}
