import { ItemTableError } from '../item-table/item-table-error.ts';

/** Whether a write was refused because somebody else wrote in between. */
export function isConflict(error: unknown): error is ItemTableError {
  return error instanceof ItemTableError && error.name === 'revision-conflict';
}

/** Whether a write came through; false where somebody else was faster, anything else is thrown. */
export async function isWritten(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
