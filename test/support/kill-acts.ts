import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import type { Draws } from './kill-random.ts';

export const WULONG = '500156';
const LUQUAN = '130110';

/** A case as answers show it, as far as is looked at here. */
export interface SeenCase {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly receiving: { readonly jurisdiction: string };
  readonly materials: readonly { readonly id: string; readonly state: string }[];
  readonly open: { readonly stage: string; readonly number: number; readonly mode: string } | null;
  readonly turn: { readonly roles: readonly string[] } | null;
  readonly corrections: readonly { readonly stage: string }[];
  readonly rating: object | null;
}

/** What somebody asks the server to do; asked again under its key it is done once. */
export interface Act {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly office: string;
  readonly path: string;
  readonly body?: object | Uint8Array;
  /** Only at this revision: If-Match. */
  readonly revision?: number;
}

const tokenRoles: Readonly<Record<string, string>> = {
  window: 'window-clerk',
  township: 'township-reviewer',
  federation: 'federation-reviewer',
  'civil-affairs': 'civil-affairs-approver',
};
const ground = '实地核实与系统不一致，以实际情况为准';
const scan = new TextEncoder().encode('%PDF-1.4 made up');
let keys = 0;

type Wish = Pick<Act, 'name' | 'path' | 'body'> & { readonly by: string; readonly office: string };

function act({ name, by, office, path, body }: Wish): Act {
  const key = `kill-${process.pid}-${++keys}`;
  const role = tokenRoles[by] ?? 'civil-affairs-approver';
  return { key, name, role, office, path, ...(body && { body }) };
}

/** An application of the person of a number; every other one is handed in elsewhere. */
export function createAct(person: number): Act {
  const office = person % 2 === 0 ? WULONG : LUQUAN;
  const body = {
    person: syntheticIdentity(`kill ${person}`, { bornOn: '1980-05-05' }),
    applicant: { kind: 'self' },
    benefits: ['living', 'nursing'],
    facts: {
      'hukou.code': WULONG,
      'certificate.kind': 'disability',
      'certificate.category': 'physical',
      'certificate.level': 1,
      'certificate.status': 'valid',
      'livelihood.status': 'minimum-living',
      'person.birthDate': '1980-05-05',
      otherBenefits: [],
    },
  };
  return act({ name: 'create', by: 'window', office, path: '/v1/cases', body });
}

/** What brings the case nearer to its end; undefined where it has one. */
export function nextAct(one: SeenCase): Act | undefined {
  const { id, status, receiving, materials, open } = one;
  const at = (name: string, path: string, body?: object) =>
    act({
      name,
      by: 'window',
      office: receiving.jurisdiction,
      path: `/v1/cases/${id}/${path}`,
      ...(body && { body }),
    });
  const missing = materials.find(({ state }) => state === 'missing');
  if (status === 'collecting')
    return missing === undefined
      ? at('submit', 'submit')
      : at('upload', `materials/${missing.id}/files`, scan);
  if (status === 'complete') return at('push', 'push');
  if (status === 'awaiting-correction') return at('correct', 'corrections/answer', {});
  if (status === 'determined') return at('notify', 'notification', { means: 'sms' });
  if (status !== 'in-review' || open === null) return undefined;
  return open.mode === 'timer'
    ? review(one, 'close-notice', 'notice-closing', { stage: open.stage })
    : decide(one, 'approve');
}

/** What somebody may do to the case at random; mostly what is next, some of it refused. */
export function randomAct(one: SeenCase, draws: Draws): Act | undefined {
  const { id, status, open, corrections, receiving, rating } = one;
  const stage = open?.stage ?? '';
  const window = (name: string, path: string, body: object) =>
    act({ name, by: 'window', office: receiving.jurisdiction, path: `/v1/cases/${id}/${path}`, body });
  if (draws.chance(0.01)) return window('withdraw', 'withdrawal', {});
  if (status === 'closed' && rating === null) return window('rate', 'rating', { score: 5 });
  if (status === 'in-review' && open?.mode === 'timer' && draws.chance(0.4))
    return review(one, 'object', 'objections', { text: '有异议' });
  if (status === 'in-review' && open?.mode === 'human') {
    const isAsked = corrections.some((each) => each.stage === stage);
    const items = [{ about: 'application', text: '缺少一页' }];
    if (stage === 'township' && !isAsked && draws.chance(0.3))
      return review(one, 'ask', 'corrections', { stage, items });
    if (stage !== 'township' && draws.chance(0.1)) return decide(one, 'send-back', { to: 'township' });
    if (draws.chance(0.05)) return decide(one, 'refuse', { ground });
  }
  return nextAct(one);
}

/** Names its visit, so that it cannot be taken for a decision at a later one. */
function decide(one: SeenCase, outcome: string, more: object = {}): Act {
  const { stage, number: visit } = one.open ?? {};
  return review(one, 'decide', 'decisions', { stage, visit, outcome, ...more });
}

function review({ id, turn }: SeenCase, name: string, path: string, body: object): Act {
  const [by = 'township'] = turn?.roles ?? [];
  return act({ name, by, office: WULONG, path: `/v1/cases/${id}/${path}`, body });
}
