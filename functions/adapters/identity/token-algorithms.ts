/**
 * The signatures that are read: asymmetric ones only. With `none` anybody is anybody, and with HS256 whoever knows
 * the public key could sign.
 */
export const TOKEN_ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];
