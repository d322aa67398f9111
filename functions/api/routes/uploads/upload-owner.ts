import type { UploadOwner } from '../../../core/uploads/upload.ts';
import type { AskedCall } from '../../endpoint.ts';
import { callerOf } from '../cases/request-meta.ts';

/** To whom an upload that the caller announces belongs. */
export function uploadOwner(call: AskedCall): UploadOwner {
  const { subject, jurisdiction } = callerOf(call);
  return { by: subject, office: jurisdiction };
}

/** The address that takes a file up, without the step behind it that announces one; of its query, the county counts. */
export function takeUpAddress({ context }: AskedCall, announcing: '' | '/uploads'): string {
  const { path } = context.req;
  const county = context.req.query('jurisdiction');
  const address = path.slice(0, path.length - announcing.length);
  return county === undefined ? address : `${address}?jurisdiction=${county}`;
}
