import type { UploadedFile } from './uploaded-file.ts';

/** Whoever announces an upload; nobody else can put or take it up. */
export interface UploadOwner {
  /** Subject of his token. */
  readonly by: string;
  /** The area in which he holds his roles: the same person elsewhere is another office. */
  readonly office: string;
}

/** A file that was announced, to be put by itself and then taken up by the request that needs it. */
export interface Upload extends UploadOwner, UploadedFile {
  readonly bytes: number;
  readonly contentType: string;
  /** The address that may take it up, such as `/v1/register-imports?jurisdiction=500156`. */
  readonly at: string;
  readonly announcedAt: string;
  /** From this instant on it can no longer be put. */
  readonly putUntil: string;
  /** From this instant on it can no longer be taken up. */
  readonly keptUntil: string;
  /** While a request is at it, nobody else is; a request that died gives it back at this instant. */
  readonly heldUntil: string | null;
  readonly takenUp: {
    readonly at: string;
    /** Digest of the idempotency key with whose request it went; null without one. */
    readonly under: string | null;
  } | null;
}

/** How long the address of an upload is good: enough to begin, since a put that has begun goes on. */
export const minutesToPut = 15;
/** How long an upload waits to be taken up; what takes it away may come a day later. */
export const hoursKept = 24;
/** Longer than a request lives in the cloud. */
export const secondsHeld = 60;

/** What ids of uploads begin with, for the source of ids. */
export const uploadIdPrefix = 'upload';

/** Whether an id is that of an upload; other files on their way in have other ids. */
export function isUploadId(id: string): boolean {
  return /^upload-[0-9a-f-]{36}$/.test(id);
}
