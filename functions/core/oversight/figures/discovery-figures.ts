import type { DiscoveryCandidate } from '../../registers/discovery-candidate.ts';
import { counting, type Figure, money } from '../figure.ts';

/** Somebody who was looked for, and the day on which he applied after he had been told; null where he did not. */
export interface FollowedCandidate extends DiscoveryCandidate {
  readonly appliedAfterOn: string | null;
}

/** People who qualify and receive nothing (政策找人, N 11); take-up is an application begun after the contact. */
export const discoveryFigures: readonly Figure<FollowedCandidate>[] = [
  counting('found', '发现人数', 'found', () => true),
  counting(
    'newCertificate',
    '其中新办证',
    'of them new certificates',
    ({ reason }) => reason === 'new-certificate',
  ),
  counting(
    'newMinimumLiving',
    '其中新进低保',
    'of them new in 低保',
    ({ reason }) => reason === 'new-minimum-living',
  ),
  counting('contacted', '已联系', 'contacted', ({ contacts }) => contacts.length > 0),
  counting('told', '已告知', 'told', ({ contacts }) => contacts.some(({ outcome }) => outcome === 'told')),
  counting(
    'tookUp',
    '告知后申请',
    'applied after being told',
    ({ appliedAfterOn }) => appliedAfterOn !== null,
  ),
  counting('toContact', '待联系', 'to be contacted', ({ status }) => status === 'to-contact'),
  counting('waived', '自愿放弃', 'waived', ({ status }) => status === 'waived'),
  counting(
    'closed',
    '已享受或不再符合',
    'receive by now or no longer qualify',
    ({ status }) => status === 'closed',
  ),
  money('monthlyAmount', '每月可享金额', 'monthly amount they would get', ({ monthlyFen }) => monthlyFen),
];
