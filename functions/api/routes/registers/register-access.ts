import type { EndpointAccess } from '../../access.ts';

const scope = 'receiving-or-competent';

/** Whoever settles what the registers show, each at his own office. */
export const SETTLERS: EndpointAccess = {
  roles: ['township-reviewer', 'federation-reviewer', 'civil-affairs-approver'],
  scope,
};

/** Whoever brings register files: the offices that exchange them, and other systems. */
export const IMPORTERS: EndpointAccess = {
  roles: ['federation-reviewer', 'civil-affairs-approver', 'integrator'],
  scope,
};

/** Whoever settles, watches or exchanges; who only watches reads masked. */
export const REGISTER_READERS: EndpointAccess = {
  roles: [
    'township-reviewer',
    'federation-reviewer',
    'civil-affairs-approver',
    'supervisor',
    'integrator',
    'auditor',
  ],
  scope,
};
