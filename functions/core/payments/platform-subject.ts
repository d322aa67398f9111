/** Who prepares a run that the calendar began: nobody, so that two persons are still to come. */
export const platformSubject = 'platform';
