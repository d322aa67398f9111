import type {
  Benefit,
  BenefitClass,
  Chain,
  ConcurrenceEntry,
  Criterion,
  Document,
  Event,
  Fact,
  Material,
  NamedCondition,
  OtherBenefit,
  Parameter,
  PolicyFile,
  Register,
  Text,
  Time,
} from '../../generated/policy-file.ts';

/** One policy file as it was read: a jurisdiction's rules from one day on. */
export interface PolicyLayer {
  readonly file: PolicyFile;
  /** SHA-256 of the file's canonical JSON. */
  readonly digest: string;
}

/** Which file a rule came from, as determinations record it. */
export interface LayerReference {
  readonly jurisdiction: string;
  readonly effectiveFrom: string;
  readonly issuedOn: string;
  readonly digest: string;
}

type Entries<T> = Readonly<Record<string, T>>;

export type ResolvedBenefit = Omit<
  Benefit,
  'requirements' | 'exclusions' | 'classes' | 'concurrence' | 'table'
> & {
  readonly requirements?: Entries<Criterion>;
  readonly exclusions?: Entries<Criterion>;
  readonly classes?: Entries<BenefitClass>;
  readonly concurrence?: Entries<ConcurrenceEntry>;
  readonly table?: NonNullable<Benefit['table']>;
};

/** The merged rules of a jurisdiction and the levels above it: a PolicyFile without nulls and versions. */
export interface ResolvedRules {
  readonly documents?: Entries<Document>;
  readonly registers?: Entries<Register>;
  readonly otherBenefits?: Entries<OtherBenefit>;
  readonly facts?: Entries<Fact>;
  readonly parameters?: Entries<Parameter>;
  readonly conditions?: Entries<NamedCondition>;
  readonly benefits?: Entries<ResolvedBenefit>;
  readonly chains?: Entries<Chain>;
  readonly stageDefaults?: PolicyFile['stageDefaults'];
  readonly terms?: PolicyFile['terms'];
  readonly materials?: Entries<Material>;
  readonly time?: Time;
  readonly events?: Entries<Event>;
  readonly texts?: Entries<Text>;
}

/** The policy of a jurisdiction on a day: its merged rules and where they come from. */
export interface Policy {
  readonly jurisdiction: string;
  readonly name: Text;
  readonly rules: ResolvedRules;
  /** From the nation down. */
  readonly layers: readonly PolicyLayer[];
  /** SHA-256 over the digests of the layers, the superior and last year's policy: equal digests decide equally. */
  readonly digest: string;
  /** The policy of the level above on the same day, for `superior` and `notBelow`. */
  readonly superior: Policy | undefined;
  /** The policy a year before, where a parameter asks for it. */
  readonly lastYear: Policy | undefined;
}

export function referenceTo({ file, digest }: PolicyLayer): LayerReference {
  return {
    jurisdiction: file.jurisdiction,
    effectiveFrom: file.effectiveFrom,
    issuedOn: issuedOn(file),
    digest,
  };
}

/** Day on which a file became known: its issue, or its first day. */
export function issuedOn(file: PolicyFile): string {
  return file.issuedOn ?? file.effectiveFrom;
}

/**
 * Sorts files for one day by their issue: by day, of one day the file before its corrections, these by their number. A
 * mistake that is seen within hours is corrected under the same day of issue.
 */
export function issueKey(file: PolicyFile): string {
  return `${issuedOn(file)} ${String(correctionNumber(file)).padStart(2, '0')}`;
}

/** Which correction of a day's file this is among those issued on one day, from 1; 0 where it is none. */
export function correctionNumber({ corrects, effectiveFrom }: PolicyFile): number {
  return corrects?.effectiveFrom === effectiveFrom ? (corrects.number ?? 1) : 0;
}
