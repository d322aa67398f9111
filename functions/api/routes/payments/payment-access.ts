import type { EndpointAccess } from '../../access.ts';

/** Whoever prepares what is paid; who releases it is another person. */
export const PAYMENT_PREPARERS: EndpointAccess = {
  roles: ['civil-affairs-approver'],
  scope: 'receiving-or-competent',
};

/** Whoever answers for the money: civil affairs and finance. */
export const PAYMENT_OFFICERS: EndpointAccess = {
  roles: ['civil-affairs-approver', 'finance'],
  scope: 'receiving-or-competent',
};

/** Whoever pays, watches or exchanges payments, for the jurisdiction and, above it, all below. */
export const PAYMENT_READERS: EndpointAccess = {
  roles: ['civil-affairs-approver', 'finance', 'supervisor', 'integrator', 'auditor'],
  scope: 'receiving-or-competent',
};

/** Whoever hears of what happens in a person's life. */
export const ENTITLEMENT_OFFICERS: EndpointAccess = {
  roles: ['window-clerk', 'township-reviewer', 'federation-reviewer', 'civil-affairs-approver'],
  scope: 'receiving-or-competent',
};

/** Whoever works with, pays, watches or exchanges entitlements. */
export const ENTITLEMENT_READERS: EndpointAccess = {
  roles: [
    'window-clerk',
    'township-reviewer',
    'federation-reviewer',
    'civil-affairs-approver',
    'finance',
    'supervisor',
    'integrator',
    'auditor',
  ],
  scope: 'receiving-or-competent',
};
