import { Refusal } from '../../core/shared/refusal.ts';

/** Refuses request-invalid for what is no code of an area. */
export function requireCode(code: string): string {
  if (/^[1-9][0-9]{5}$/.test(code)) return code;
  const detail = `--jurisdiction is ${JSON.stringify(code.slice(0, 20))}; right is a GB/T 2260 code of six digits, such as 500000`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/jurisdiction', code: 'code', detail }]);
}
