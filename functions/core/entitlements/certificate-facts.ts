/** The dates of a certificate on which the law hangs restart, back-pay and re-issue (N 13). */
export const CERTIFICATE = 'certificate';
export const ISSUED_ON = 'certificate.issuedOn';
export const EXPIRES_ON = 'certificate.expiresOn';
