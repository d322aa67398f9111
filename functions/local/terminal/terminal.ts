import type { Language } from '../../core/shared/text.ts';
import type { Paint } from './paint.ts';

export type { Language };

/** 0: done · 1: findings, or the answer is no · 2: could not run, or was not asked properly. */
export type ExitCode = 0 | 1 | 2;

/** What a command may touch of the world: where it writes, what it reads, where and when it is. */
export interface Terminal {
  /** Writes to stdout: the answer, nothing else. */
  readonly print: (text: string) => void;
  /** Writes to stderr: progress, warnings, errors. */
  readonly note: (text: string) => void;
  /** Writes over the last line of a terminal on stderr; '' takes it away. Absent where stderr is no terminal. */
  readonly progress?: (text: string) => void;
  readonly paint: Paint;
  readonly paintNote: Paint;
  /** Language of the environment, where a command is not told. */
  readonly language: Language;
  /** Absolute folder from which relative paths are read. */
  readonly folder: string;
  /** The repository's policies folder. */
  readonly policiesFolder: string;
  readonly readInput: () => Promise<Buffer>;
  /** Today, Beijing time. */
  readonly today: () => string;
}
