/** The kinds of big runs, with what their items are; each item may be worked twice. */
export const bigRunKinds = {
  'verify-records': 'ids of cases whose hash chains are verified',
  reminders: 'jurisdictions whose recertifications are planned and noted as missed',
  comparisons: 'jurisdictions whose registers are compared, where it is time',
  'payment-runs': 'jurisdictions whose run of the month is prepared, where the policy pays in it',
  'go-on-with-runs': 'payment runs that are being prepared or released',
  'replace-keys': 'parts of the sealed records and files that another personal key wrapped',
  'go-on-with-imports': 'imports of register files, each with the account under which its file lies',
  'go-on-with-comparisons': 'jurisdictions whose comparison of the day of the run is gone on with',
  'go-on-with-searches': 'counties of searches for people: the id of the search and the code of the county',
  simulations: 'counties of simulations: the id of the simulation and the code of the county',
} as const;

export type BigRunKind = keyof typeof bigRunKinds;
