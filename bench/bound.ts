/** What was promised of a measurement, and whether it is kept. */
export interface Bound {
  readonly what: string;
  readonly found: number;
  readonly isHeld: boolean;
  readonly right: string;
}
