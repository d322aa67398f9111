// A process that competes with others for one item until it has won so often, and prints how often it lost:
// sqlite-contender.ts <file> <wins> <processes>
import { openSqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { nameOfRefusal, sample } from './item-table-samples.ts';

const [file = '', wins = '', processes = ''] = process.argv.slice(2);
const table = openSqliteTable(file, () => 0);
const key = { pk: 'counter', sk: 'counter' };
const ready = { pk: 'ready', limit: Number(processes) };
let won = 0;
let lost = 0;

await table.put(sample(ready.pk, `${process.pid}`), 'absent');
while ((await table.query(ready)).items.length < ready.limit); // so that all run at the same time

while (won < Number(wins)) {
  const revision = (await table.get(key))?.revision ?? 0;
  const next = sample(key.pk, key.sk, { revision: revision + 1, body: { by: process.pid } });
  const event = sample('events', `${revision + 1}`, { body: { by: process.pid } });
  const outcome = await nameOfRefusal(
    table.transact([
      { action: 'put', item: next, expected: revision === 0 ? 'absent' : revision },
      { action: 'put', item: event, expected: 'absent' },
    ]),
  );
  if (outcome === 'accepted') won += 1;
  else lost += 1;
}

table.close();
process.stdout.write(`${lost}`);
