import type { Bilingual } from '../../../shared/text.ts';
import type { FindingCode } from '../finding-codes.ts';

/** Texts by the code of their finding; a code with several has them as <code>.<what is told apart>. */
export type Messages = Readonly<Partial<Record<FindingCode | `${FindingCode}.${string}`, Bilingual>>>;
