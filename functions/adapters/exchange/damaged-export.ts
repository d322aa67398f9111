import { Refusal } from '../../core/shared/refusal.ts';

/** The refusal of an export that is not whole; `detail` names the file and what was found. */
export function damaged(detail: string): Refusal {
  return new Refusal('export-damaged', detail);
}
