import type { CertificateRegister } from '../core/ports/certificate-register.ts';

/** No register is connected: what it would have shown is for the stage's owner to find out. */
export const noRegister: CertificateRegister = { certificateOf: async () => undefined };
