/** Authorities that have anything to show: cases, people whom they pay, payment runs, findings, people looked for, registers. */
export interface CountyDirectory {
  /** Codes of those in a jurisdiction, itself included, ascending; all of them, for there are some 2,900 in the nation. */
  countiesIn(jurisdiction: string): Promise<readonly string[]>;
}
