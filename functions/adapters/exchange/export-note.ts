import { isObject } from '../../core/shared/json.ts';
import { damaged } from './damaged-export.ts';

export const exportNoteName = 'huize-export.json';
export const exportedFilesName = 'files.jsonl';

/** What an export of ours says of itself, written last: with it the export is whole. */
export interface ExportNote {
  readonly format: 'huize-export-1';
  readonly at: string;
  readonly items: number;
  /** Digest of all rows, whatever their order: `rowsDigest`. */
  readonly rowsDigest: string;
  readonly files: number;
  /** SHA-256 of the list of files, which has that of each. */
  readonly filesDigest: string;
  /** Master keys that open what is in it. They are not in it. */
  readonly masterKeyIds: readonly string[];
}

/** Reads the note. Refuses export-damaged. */
export function parseExportNote(text: string): ExportNote {
  const note: unknown = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  if (
    isObject(note) &&
    note.format === 'huize-export-1' &&
    typeof note.at === 'string' &&
    typeof note.items === 'number' &&
    typeof note.rowsDigest === 'string' &&
    typeof note.files === 'number' &&
    typeof note.filesDigest === 'string' &&
    Array.isArray(note.masterKeyIds)
  )
    return note as unknown as ExportNote; // each member was looked at
  throw damaged(`${exportNoteName} is no note of an export in the format huize-export-1`);
}
