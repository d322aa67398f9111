import type { Office } from '../cases/office.ts';

/** What a determination said about a benefit, without the facts. */
interface EventOutcome {
  readonly outcome: 'granted' | 'refused' | 'undetermined';
  /** Decimal yuan; null while undetermined. */
  readonly monthlyAmount: string | null;
}
type Outcomes = Readonly<Record<string, EventOutcome>>;

/** A step of the chain as events name it: `visit` counts the openings of stages in one case from 1 on. */
interface AtStage {
  readonly stage: string;
  readonly visit: number;
}

interface OfClock {
  readonly clock: string;
  readonly visit: number | null;
  readonly dueOn: string;
  readonly office: Office;
}

/** Public part of every event by type: no personal data, free text only as a salted digest. */
interface CaseEventData {
  'case-created': {
    readonly benefits: readonly string[];
    readonly applicant: string;
    readonly receiving: Office;
    readonly competent: Office;
    readonly chain: string;
    readonly policy: string;
    readonly appliedOn: string;
    readonly factsDigest: string;
  };
  'facts-changed': { readonly factsDigest: string };
  'competent-office-changed': { readonly competent: Office; readonly chain: string; readonly policy: string };
  'material-added': {
    readonly material: string;
    readonly file: string;
    readonly contentType: string;
    readonly bytes: number;
    readonly sha256: string;
  };
  'material-shown-by-register': {
    readonly material: string;
    readonly register: string;
    readonly asOf: string;
  };
  'file-completed': { readonly materials: readonly string[]; readonly pushDueOn: string | null };
  'case-pushed': { readonly to: Office; readonly decideDueOn: string | null };
  'stage-opened': AtStage & {
    readonly kind: string;
    readonly mode: string;
    readonly office: Office;
    readonly dueOn: string | null;
    readonly determination: string;
    readonly outcomes: Outcomes;
  };
  'stage-decided': AtStage & {
    readonly decision: string;
    readonly outcome: string;
    readonly to: string | null;
    readonly isAgainstDetermination: boolean;
    readonly determination: string;
    readonly groundDigest: string | null;
  };
  'stage-passed': AtStage & { readonly by: 'time' | 'check' | 'hand' };
  'check-failed': AtStage & { readonly findings: readonly string[] };
  'correction-requested': AtStage & {
    readonly correction: string;
    readonly dueOn: string | null;
    readonly requestDigest: string;
  };
  'correction-made': AtStage & { readonly correction: string; readonly factsDigest: string };
  'correction-not-made': AtStage & { readonly correction: string };
  'notice-published': AtStage & { readonly notice: string; readonly throughOn: string | null };
  'notice-closed': AtStage & { readonly notice: string; readonly objections: number };
  'objection-filed': {
    readonly notice: string;
    readonly objection: string;
    readonly objectionDigest: string;
  };
  're-examination-opened': AtStage & { readonly notice: string; readonly dueOn: string | null };
  'clock-warned': OfClock;
  'clock-overdue': OfClock;
  'clock-recounted': OfClock & { readonly before: string | null };
  'case-escalated': OfClock & { readonly to: string };
  'policy-re-pinned': { readonly from: string; readonly to: string; readonly groundDigest: string };
  'case-determined': {
    readonly outcomes: Outcomes;
    readonly fromMonth: string;
    readonly notifyDueOn: string | null;
  };
  'applicant-notified': { readonly means: string };
  'case-withdrawn': { readonly reasonDigest: string | null };
  'case-rated': { readonly score: number };
}

export type CaseEventType = keyof CaseEventData;

/** What happened to a case, before it has its place in the chain. */
export type CaseEvent = {
  [Type in CaseEventType]: { readonly type: Type; readonly data: CaseEventData[Type] };
}[CaseEventType];
