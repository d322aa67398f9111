/** What a letter or notice can have filled in: {{monthlyAmount}}. */
export const PLACEHOLDERS = [
  'jurisdiction',
  'person',
  'benefit',
  'outcome',
  'class',
  'monthlyAmount',
  'totalMonthlyAmount',
  'month',
  'reasons',
  'citations',
  'materials',
  'dueOn',
  'office',
  'objectionTerm',
] as const;
