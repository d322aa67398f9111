import { accessSync, constants } from 'node:fs';
import { Refusal } from '../../core/shared/refusal.ts';

/** Refuses request-invalid where a file cannot be read. */
export function requireReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    const detail = `${path} cannot be read; right is a file that is there`;
    throw new Refusal('request-invalid', detail, [{ pointer: '/file', code: 'file', detail }]);
  }
}
