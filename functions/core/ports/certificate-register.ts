import type { PersonRef } from './identity-vault.ts';

/** What the disability certificate register says of a person. */
export interface CertificateRecord {
  /** Facts by dotted id, such as certificate.level. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The day as of which the register says so. */
  readonly asOf: string;
}

/** The register of disability certificates (残疾人口数据库), by file or interface. */
export interface CertificateRegister {
  /** undefined where the register has no certificate of the person. Throws where it does not answer. */
  certificateOf(person: PersonRef): Promise<CertificateRecord | undefined>;
}
