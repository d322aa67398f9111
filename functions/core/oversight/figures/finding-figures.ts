import { type Finding, type FindingKind, findingKinds, isUnsettled } from '../../registers/finding.ts';
import { counting, type Figure, money } from '../figure.ts';

const kinds: Readonly<Record<FindingKind, readonly [id: string, zh: string, en: string]>> = {
  'should-stop': ['shouldStop', '应退', 'should stop'],
  'should-change': ['shouldChange', '应调整', 'should change'],
  'should-receive': ['shouldReceive', '应享未享', 'should receive'],
  conflict: ['conflict', '数据矛盾', 'conflicts'],
  'certificate-expiring': ['certificateExpiring', '证件将到期', 'certificates expiring'],
  unpaid: ['unpaid', '应发未发', 'unpaid'],
};

/** The ledger of findings (问题台帐): open and settled, in time or not; corrected honest mistakes stand by themselves. */
export const findingFigures: readonly Figure<Finding>[] = [
  counting('found', '发现', 'found', () => true),
  ...findingKinds.map((kind) => {
    const [id, zh, en] = kinds[kind];
    return counting<Finding>(id, `其中${zh}`, `of them ${en}`, (finding) => finding.kind === kind);
  }),
  counting('open', '未办结', 'open', isUnsettled),
  counting('overdue', '其中逾期', 'of them overdue', (one, on) => isUnsettled(one) && one.dueOn < on),
  counting(
    'visitAsked',
    '其中待走访',
    'of them waiting for a visit',
    ({ status }) => status === 'visit-asked',
  ),
  counting('confirmed', '属实', 'confirmed', ({ status }) => status === 'confirmed'),
  counting('rejected', '不属实', 'rejected', ({ status }) => status === 'rejected'),
  counting('superseded', '自行消除', 'superseded', ({ status }) => status === 'superseded'),
  counting('settledInTime', '按期办结', 'settled in time', ({ settlement, dueOn }) =>
    settlement === null ? false : settlement.on <= dueOn,
  ),
  counting('settledLate', '逾期办结', 'settled late', ({ settlement, dueOn }) =>
    settlement === null ? false : settlement.on > dueOn,
  ),
  counting(
    'honestMistakes',
    '容错（及时纠正的差错）',
    'honest mistakes corrected in time',
    ({ settlement, dueOn }) => settlement?.mark === 'honest-mistake' && settlement.on <= dueOn,
  ),
  counting('fraud', '骗领', 'fraud', ({ settlement }) => settlement?.mark === 'fraud'),
  money(
    'toRecoverAmount',
    '属实后应追回金额',
    'amount to recover',
    ({ settlement }) => settlement?.recovery?.totalFen ?? 0,
  ),
];
