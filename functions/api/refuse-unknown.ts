import { Refusal, type RefusalName } from '../core/shared/refusal.ts';

/** The one answer for what is not there and for what is there but out of reach. */
export function refuseUnknown(name: RefusalName): Refusal {
  return new Refusal(name, { zh: '此处没有该编号的内容', en: 'there is nothing of this id here' });
}
