/**
 * Names that a structured log line carries as `signal`, with a number as `value`, so that metrics are made of it:
 * `{"level":"info","signal":"cases-overdue","value":3}`. The infrastructure makes one metric for each.
 */
export const logSignals = {
  'cases-overdue': 'open cases with a term that has run out, counted once a day',
  'decisions-without-record':
    'decisions whose hash chain is broken or missing, found by the daily verification',
  'policies-refused': 'policy files that were not taken: unsigned, altered, older or with errors',
  'batch-items-failed': 'items of a big run that could not be worked',
} as const;

export type LogSignal = keyof typeof logSignals;
