import { isObject } from '../../core/shared/json.ts';
import { damaged } from './damaged-export.ts';

/** The files of DynamoDB's export to S3, below `AWSDynamoDB/<export id>/`, version 2020-06-30; ours has the same. */
export const manifestNames = { summary: 'manifest-summary.json', files: 'manifest-files.json' } as const;

/** What of the summary counts here. */
export interface ExportSummary {
  readonly itemCount: number;
  readonly outputFormat: string;
  readonly exportType: string;
}

/** A line of the list of data files: gzipped lines below `data/`. */
export interface ExportedFile {
  readonly itemCount: number;
  /** MD5 of the file as it lies there, in base64. */
  readonly md5Checksum: string;
  /** In the bucket; only the name at its end counts, so that a copy can lie anywhere. */
  readonly dataFileS3Key: string;
}

/** Reads the summary. An incremental export, or one in Amazon Ion, cannot be restored from. Refuses export-damaged. */
export function parseSummary(text: string): ExportSummary {
  const parsed: unknown = parsedJson(text, manifestNames.summary);
  if (!isObject(parsed) || typeof parsed.itemCount !== 'number' || typeof parsed.outputFormat !== 'string')
    throw damaged(`${manifestNames.summary} has no itemCount and outputFormat; it is no export of a table`);
  const { itemCount, outputFormat } = parsed;
  // Exports of 2020 to 2023 say nothing of their type: all were full.
  const exportType = typeof parsed.exportType === 'string' ? parsed.exportType : 'FULL_EXPORT';
  if (outputFormat === 'DYNAMODB_JSON' && exportType === 'FULL_EXPORT')
    return { itemCount, outputFormat, exportType };
  throw damaged(`the export is ${exportType} in ${outputFormat}; right is FULL_EXPORT in DYNAMODB_JSON`);
}

/** Reads the list, one JSON object a line. Refuses export-damaged. */
export function parseExportedFiles(text: string): ExportedFile[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const parsed: unknown = parsedJson(line, `${manifestNames.files}, line ${index + 1},`);
      if (
        isObject(parsed) &&
        typeof parsed.itemCount === 'number' &&
        typeof parsed.md5Checksum === 'string' &&
        typeof parsed.dataFileS3Key === 'string'
      )
        return {
          itemCount: parsed.itemCount,
          md5Checksum: parsed.md5Checksum,
          dataFileS3Key: parsed.dataFileS3Key,
        };
      throw damaged(
        `${manifestNames.files}, line ${index + 1}, has no itemCount, md5Checksum and dataFileS3Key`,
      );
    });
}

function parsedJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(`${place} is no JSON`);
  }
}
