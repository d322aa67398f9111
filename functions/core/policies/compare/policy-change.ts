import type { Bilingual } from '../../shared/text.ts';

/** One difference between two policies, as a sentence that an officer reads. */
export interface PolicyChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Kind of thing that changed, such as parameter or class. */
  readonly area: string;
  readonly id: string;
  /** What an officer has to do with it: the rules differ, only where they are written, or only how it is said. */
  readonly touches: 'rules' | 'sources' | 'wording';
  /** RFC 6901 pointer into the resolved rules: of the later policy, or of the earlier for what was removed. */
  readonly pointer: string;
  readonly sentence: Bilingual;
}

/** A kind of entries that are compared one by one, by id. */
export interface ChangeArea {
  readonly area: string;
  readonly noun: Bilingual;
  readonly pointer: string;
  readonly before: Readonly<Record<string, object>>;
  readonly after: Readonly<Record<string, object>>;
}
