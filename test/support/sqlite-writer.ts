// A process to be killed or starved: it writes pairs of items until it fails, and prints the number of each pair
// once it is acknowledged, then the fault.
import { writeSync } from 'node:fs';
import { openSqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { sample } from './item-table-samples.ts';

const [file = ''] = process.argv.slice(2);
const table = openSqliteTable(file, () => 0);
const say = (line: string) => writeSync(1, `${line}\n`);
const { items } = await table.query({ pk: 'left', order: 'descending', limit: 1 });
const first = Number(items[0]?.sk ?? '0') + 1;

try {
  for (let n = first; ; n++) {
    const sk = String(n).padStart(9, '0');
    const body = { text: 'x'.repeat(1000) };
    await table.transact(
      ['left', 'right'].map((pk) => ({ action: 'put', item: sample(pk, sk, { body }), expected: 'absent' })),
    );
    say(sk);
  }
} catch (fault) {
  say(fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault));
  process.exitCode = 1;
}
