import { same } from '../../core/policies/compare/phrase.ts';
import type { Bilingual } from '../../core/shared/text.ts';

const LABELS: Readonly<Record<string, Bilingual>> = {
  push: { zh: '推送至业务属地', en: 'push the case' },
  decide: { zh: '业务属地作出认定', en: 'decide, all stages together' },
  stage: { zh: '办理本环节', en: 'finish this stage' },
  'correct-file': { zh: '补正材料', en: 'correct the file' },
  're-examine': { zh: '复核异议', en: 're-examine' },
  'notify-applicant': { zh: '告知申请人', en: 'tell the applicant' },
};

/** What has to be done while a clock runs. */
export function clockLabel(clock: string): Bilingual {
  return LABELS[clock] ?? same(clock);
}
