import type { StageKind } from '../../../generated/policy-file.ts';
import { automaticCheck } from './automatic-check.ts';
import { jointReview } from './joint-review.ts';
import { publicNotice } from './public-notice.ts';
import { review } from './review.ts';
import type { StageBehaviour } from './stage-behaviour.ts';
import { villageVerification } from './village-verification.ts';

/** Every kind of stage; a kind that the policy schema knows and this table does not is a compile error. */
export const stageKinds: Readonly<Record<StageKind, StageBehaviour>> = {
  review,
  'joint-review': jointReview,
  'public-notice': publicNotice,
  'automatic-check': automaticCheck,
  'village-verification': villageVerification,
};
