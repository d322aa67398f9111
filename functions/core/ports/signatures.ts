/** Ed25519 signatures (RFC 8032). */
export interface SignatureCheck {
  /** Whether the key made the signature over the bytes; false for a key or signature that is none. */
  isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean;
}

/** A private key in the hands of one person. */
export interface Signer {
  /** 32 bytes as base64url. */
  readonly publicKey: string;
  /** 64 bytes as base64url. */
  sign(bytes: Uint8Array): string;
}
