import type {
  OfficeLevel,
  OfficeRole,
  Stage as PolicyStage,
  StageKind,
} from '../../../generated/policy-file.ts';
import type { TermLimit } from '../../calendar/due-after.ts';
import { type Citation, citationsOf } from '../../determinations/citation.ts';
import type { ResolvedRules } from '../../policies/policy.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import { stageKinds } from './stage-kinds.ts';

/** One step of a case's own copy of the review chain: a policy that changes its chain does not change it. */
export interface Stage {
  readonly id: string;
  readonly kind: StageKind;
  readonly label: Bilingual;
  /** Offices that decide here; several only in a joint review. */
  readonly owners: readonly OfficeRole[];
  readonly level: OfficeLevel;
  readonly limit: TermLimit | null;
  readonly place: Bilingual | null;
  readonly check: readonly string[];
  /** Earlier stages, or `window`, to which the case may be sent back. */
  readonly sendBackTo: readonly string[];
  /** The stage that re-examines after an objection; null where the policy names none. */
  readonly onObjection: string | null;
  readonly citations: readonly Citation[];
}

/** Copies a stage from the policy, with what the policy leaves to defaults filled in. */
export function stageOf(stage: PolicyStage, rules: ResolvedRules): Stage {
  const { id, kind, label, owner, owners, level, place, check = [], sendBackTo = [], onObjection } = stage;
  const { defaultOwner, defaultLevel } = stageKinds[kind];
  const { limit, cite } = stage.limit === null ? (rules.stageDefaults?.[kind] ?? stage) : stage;
  const own = citationsOf(stage.cite, rules.documents ?? {});
  return {
    id,
    kind,
    label: bilingual(label, id),
    owners: owners ?? [owner === undefined || owner === 'platform' ? defaultOwner : owner],
    level: level ?? defaultLevel,
    limit,
    place: place === undefined ? null : bilingual(place, id),
    check,
    sendBackTo,
    onObjection: onObjection ?? null,
    citations: cite === stage.cite ? own : [...own, ...citationsOf(cite, rules.documents ?? {})],
  };
}
