// npx node bench/item-sizes.ts: what each sort of row weighs in a deployed table, with its indexes, and what a life
// costs in DynamoDB's units. docs/data-model.md and docs/operations.md have what follows from it; --json for machines.
import { type ItemRow, indexKeyOf, rowBytes } from '../functions/adapters/item-table/item-row.ts';
import { allIndexNames } from '../functions/adapters/item-table/item-table.ts';
import { lifeOfCase, lifeOfPayments, lifeOfRegisters } from './item-lives.ts';
import { indexedBytes, type Metered, meteredTable } from './metered-table.ts';

/** DynamoDB's storage overhead of an item, in the table and in each index. */
const overhead = 100;
const people = 40;
const months = 24;

interface Sort {
  readonly sort: string;
  readonly rows: number;
  readonly bytes: number;
  readonly indexEntries: number;
  readonly indexBytes: number;
}

const cases = meteredTable();
for (let one = 0; one < people; one++) await lifeOfCase(cases);
const ofCase = cases.taken();

const payments = meteredTable();
await lifeOfPayments(payments, people, months);
const ofPayments = payments.taken();

const registers = meteredTable();
const { rows, comparison } = await lifeOfRegisters(registers, 2 * people);

const left = {
  'a closed case, granted and in the dossier': sortsOf(cases.stored(), people),
  [`${months} months paid to a person, both benefits`]: sortsOf(payments.stored(), people),
  'a person whom two registers name; half with a finding, half looked for': sortsOf(
    registers.stored(),
    2 * people,
  ),
};
const asked = {
  'a case, from the window to the dossier': per(ofCase, people),
  'a person and month of a payment run': per(ofPayments, people * months),
  'a row of a register': per(rows, 2 * 2 * people),
  'a person compared': per(comparison, 2 * people),
};

if (process.argv.includes('--json')) console.log(JSON.stringify({ left, asked }, null, 2));
else print();

/** One line for each sort of row: its mean, and how many there are for one of what was lived. */
function sortsOf(stored: readonly ItemRow[], lives: number): Sort[] {
  const groups = Map.groupBy(
    stored,
    ({ pk, sk }) =>
      `${pk.split('#')[0]} ${sk.split('#')[0]?.replace(/^person-.*|^[\d.-]+$|^[0-9a-f]{8,}$/, '·')}`,
  );
  return [...groups].map(([sort, found]) => {
    const bytes = found.reduce((sum, row) => sum + rowBytes(row) + overhead, 0);
    const entries = found.flatMap((row) =>
      allIndexNames
        .filter((index) => indexKeyOf(row, index) !== undefined)
        .map((index) => indexedBytes(row, index) + overhead),
    );
    const indexBytes = entries.reduce((sum, one) => sum + one, 0);
    return {
      sort,
      rows: found.length / lives,
      bytes: bytes / found.length,
      indexEntries: entries.length / found.length,
      indexBytes: indexBytes / lives,
    };
  });
}

function per(metered: Metered, lives: number): Record<string, number> {
  return Object.fromEntries(Object.entries(metered).map(([name, count]) => [name, count / lives]));
}

function print(): void {
  for (const [what, sorts] of Object.entries(left)) {
    console.log(
      `\n| ${what} | rows | bytes a row | in indexes | table bytes | index bytes |\n| --- | ---: | ---: | ---: | ---: | ---: |`,
    );
    let [table, indexes] = [0, 0];
    for (const { sort, rows: count, bytes, indexEntries, indexBytes } of sorts) {
      table += count * bytes;
      indexes += indexBytes;
      console.log(
        `| \`${sort}\` | ${count.toFixed(2)} | ${bytes.toFixed(0)} | ${indexEntries.toFixed(1)} | ${(count * bytes).toFixed(0)} | ${indexBytes.toFixed(0)} |`,
      );
    }
    console.log(`| together | | | | ${table.toFixed(0)} | ${indexes.toFixed(0)} |`);
  }
  const heads = [
    'requests',
    'write units, table',
    '… indexes',
    'read units',
    'data keys',
    'unwrapped',
    'waits',
  ];
  console.log(`\n| for each | ${heads.join(' | ')} |\n| --- |${' ---: |'.repeat(heads.length)}`);
  for (const [what, one] of Object.entries(asked)) {
    const cells = Object.values(one).map((count) => count.toFixed(1));
    console.log(`| ${what} | ${cells.join(' | ')} |`);
  }
}
