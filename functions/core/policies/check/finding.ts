import type { Bilingual } from '../../shared/text.ts';
import type { FindingCode } from './finding-codes.ts';

/** Something wrong with a policy or example file, at a place that an editor can open. */
export interface Finding {
  /** Path of the file, as given. */
  readonly file: string;
  /** 1-based line and column. */
  readonly line: number;
  readonly column: number;
  /** RFC 6901 pointer to the value. */
  readonly pointer: string;
  /** Stable code, such as unknown-fact; each has a paragraph in docs/policy-checks.md. */
  readonly code: FindingCode;
  /** error: the file is not used · warning: it is used, but a policy officer should look. */
  readonly severity: 'error' | 'warning';
  /** What was found and what would be right. */
  readonly message: Bilingual;
  /** The nearest valid name. */
  readonly nearest?: string;
}
