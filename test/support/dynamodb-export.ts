import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ItemRow } from '../../functions/adapters/item-table/item-row.ts';

/** Rows as DynamoDB's full export to S3 lays them out: files in no order, one of them empty, as its guide says. */
export function writeDynamoDbExport(folder: string, rows: readonly ItemRow[], partitions = 4): string {
  const root = join(folder, 'AWSDynamoDB', '01693685827463-2d8752fd');
  mkdirSync(join(root, 'data'), { recursive: true });
  const parts = Array.from({ length: partitions + 1 }, (_, part) =>
    part === partitions ? [] : rows.filter((_, at) => at % partitions === part).toReversed(),
  );
  const files = parts.map((part, at) => {
    const bytes = gzipSync(part.map((row) => `${line(row)}\n`).join(''));
    writeFileSync(join(root, 'data', `file${at}.json.gz`), bytes);
    return {
      itemCount: part.length,
      md5Checksum: createHash('md5').update(bytes).digest('base64'),
      etag: `${createHash('md5').update(bytes).digest('hex')}-1`,
      dataFileS3Key: `nightly/AWSDynamoDB/01693685827463-2d8752fd/data/file${at}.json.gz`,
    };
  });
  writeFileSync(join(root, 'manifest-files.json'), files.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const summary = {
    version: '2020-06-30',
    exportArn: 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/huize/export/01693685827463-2d8752fd',
    exportTime: '2026-11-22T00:00:00.000Z',
    s3Bucket: 'exports',
    s3Prefix: 'nightly',
    billedSizeBytes: 0,
    itemCount: rows.length,
    outputFormat: 'DYNAMODB_JSON',
    exportType: 'FULL_EXPORT',
  };
  writeFileSync(join(root, 'manifest-summary.json'), JSON.stringify(summary));
  return root;
}

/** Attributes in the order of their names, backwards: an export promises none. */
function line(row: ItemRow): string {
  const values = Object.entries(row).toSorted(([one], [other]) => (one < other ? 1 : -1));
  const typed = values.map(([name, value]) => [
    name,
    typeof value === 'number' ? { N: String(value) } : { S: value },
  ]);
  return JSON.stringify({ Item: Object.fromEntries(typed) });
}
