import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import type { Cloud } from './cloud.ts';
import { callGateway, type GatewayCall } from './gateway.ts';

export const wulong = '500156';
export const luquan = '130110';

/** What the story reads of a case. */
export interface ToldCase {
  readonly id: string;
  readonly status: string;
  readonly revision: number;
  readonly open: { readonly stage: string; readonly mode: string } | null;
  readonly materials: readonly { readonly id: string; readonly state: string }[];
  readonly result: {
    readonly fromMonth: string;
    readonly benefits: Readonly<Record<string, { readonly outcome: string; readonly monthlyAmount: string }>>;
  } | null;
}

/** The offices of a story, at work through the gateway; after each step everything that follows from it has happened. */
export interface Officers {
  /** The case after a step that has to succeed. */
  act(role: string, jurisdiction: string, request: string, call?: GatewayCall): Promise<ToldCase>;
  apply(seed: string, facts: object, office: string): Promise<ToldCase>;
  handIn(one: ToldCase, office: string): Promise<void>;
  upload(one: ToldCase, material: string, office: string): Promise<ToldCase>;
  approve(one: ToldCase, stage: string, ground?: string): Promise<ToldCase>;
  eventTypes(one: ToldCase): Promise<readonly string[]>;
}

const roleOfStage: Readonly<Record<string, string>> = {
  township: 'township-reviewer',
  federation: 'federation-reviewer',
  'civil-affairs': 'civil-affairs-approver',
};

const scannedPage = new TextEncoder().encode('%PDF-1.4 an invented page');

export function officersOf(cloud: Cloud): Officers {
  const act: Officers['act'] = async (role, jurisdiction, request, call = {}) => {
    const answer = await callGateway(cloud, request, { ...call, role, jurisdiction });
    if (answer.status >= 300) throw new Error(`${request}: ${answer.status} ${answer.text}`);
    await cloud.settle();
    return answer.json<ToldCase>();
  };
  const upload: Officers['upload'] = (one, material, office) =>
    act('window-clerk', office, `POST /v1/cases/${one.id}/materials/${material}/files`, {
      body: new Uint8Array([...scannedPage, ...Buffer.from(`${one.id} ${material}`)]),
    });
  return {
    act,
    upload,
    apply: (seed, facts, office) => {
      const person = personOf(seed);
      const body = { person, applicant: { kind: 'self' }, benefits: ['living', 'nursing'], facts };
      return act('window-clerk', office, 'POST /v1/cases', { body });
    },
    handIn: async (one, office) => {
      for (const { id, state } of one.materials) if (state === 'missing') await upload(one, id, office);
    },
    approve: (one, stage, ground) =>
      act(roleOfStage[stage] ?? stage, wulong, `POST /v1/cases/${one.id}/decisions`, {
        body: { stage, outcome: 'approve', ...(ground !== undefined && { ground }) },
      }),
    eventTypes: async (one) => {
      const answer = await callGateway(cloud, `GET /v1/cases/${one.id}/events?limit=100`, {
        role: 'auditor',
        jurisdiction: '100000',
      });
      return answer.json<{ items: readonly { type: string }[] }>().items.map(({ type }) => type);
    },
  };
}

/** A person who does not exist, the same for the same seed. */
export const personOf = (seed: string) => syntheticIdentity(seed, { bornOn: '1980-05-06', sex: 'female' });

/** On the minimum living guarantee, of this category and level, hukou in Wulong. */
export const factsOf = (category: string, level: number) => ({
  hukou: { code: wulong, area: 'rural' },
  certificate: { kind: 'disability', category, level, status: 'valid', expiresOn: '2030-01-01' },
  livelihood: { status: 'minimum-living' },
  person: { birthDate: '1980-05-06' },
  otherBenefits: [],
});

/** An hour of a day in Beijing as an instant. */
export const beijing = (day: string, hour: string): string =>
  new Date(`${day}T${hour}:00+08:00`).toISOString();
