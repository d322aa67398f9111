/** A resident ID that an officer read from the card, for a person who is known under another one. */
export interface EnteredNumber {
  /** 18 characters, checked. */
  readonly residentId: string;
  readonly ground: string;
  readonly by: string;
  readonly at: string;
}

/** What officers entered to be a person's right number, and what was corrected by two of them. */
export interface NumberCorrections {
  /** Waits for a second officer to enter the same. */
  readonly entered: EnteredNumber | null;
  /** The oldest first. */
  readonly corrected: readonly (EnteredNumber & {
    readonly former: string;
    readonly confirmedBy: string;
    readonly confirmedAt: string;
  })[];
}

export const noCorrections: NumberCorrections = { entered: null, corrected: [] };
