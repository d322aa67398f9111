/** A possible answer as it would be given, and how likely it is beside the others. */
export interface Answer {
  readonly value: unknown;
  readonly weight: number;
}
