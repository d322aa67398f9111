import { Refusal } from '../../core/shared/refusal.ts';

/** SQLITE_FULL and SQLITE_IOERR (write): sqlite.org/rescode.html. */
const SQLITE_CODES: ReadonlySet<unknown> = new Set([13, 778]);
/** No space, quota used up, file too large: errno(3). */
const FILE_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A fault of the disk that is full, as the refusal storage-full; any other fault as it is. */
export function asStorageFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault;
  const isFull =
    ('errcode' in fault && SQLITE_CODES.has(fault.errcode)) ||
    ('code' in fault && FILE_CODES.has(fault.code));
  if (!isFull) return fault;
  const detail = `the data folder has no room left (${fault.message}); nothing of this request was kept`;
  return new Refusal('storage-full', detail, [{ pointer: '', code: 'storage-full', detail }]);
}
