import { type PlainIdentity, wrapIdentity } from './identity.ts';

/** How much of an identity is shown, least first; `notice` is a public notice: the masked name and nothing else. */
export const DISCLOSURES = ['none', 'notice', 'masked', 'full'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** An identity as it may be shown; absent parts are not to be known. */
export function viewIdentity(identity: PlainIdentity, disclosure: Disclosure): Partial<PlainIdentity> {
  switch (disclosure) {
    case 'full':
      return identity;
    case 'masked':
      return maskedIdentity(identity);
    case 'notice':
      return { name: maskedIdentity(identity).name };
    case 'none':
      return {};
  }
}

/** The identity with every part masked; masking twice changes nothing. */
export function maskedIdentity(identity: PlainIdentity): PlainIdentity {
  const { residentId, name, phone } = wrapIdentity(identity);
  return { residentId: `${residentId}`, name: `${name}`, ...(phone ? { phone: `${phone}` } : {}) };
}

/** The larger of what several roles are shown. */
export function widestDisclosure(disclosures: readonly Disclosure[]): Disclosure {
  const ranks = disclosures.map((one) => DISCLOSURES.indexOf(one));
  return DISCLOSURES[Math.max(0, ...ranks)] ?? 'none';
}
