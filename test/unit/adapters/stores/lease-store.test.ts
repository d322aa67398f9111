import { expect, test } from 'vitest';
import { createMemoryTable } from '../../../../functions/adapters/local/memory-table.ts';
import { createLeaseStore } from '../../../../functions/adapters/stores/lease-store.ts';

function leases(now: () => number = () => 0) {
  return createLeaseStore(createMemoryTable(now), now);
}
const owner = (id: string) => ({ id, seconds: 60 });

test('one owner at a time does the work; who comes meanwhile leaves it to him', async () => {
  const store = leases();
  const done: string[] = [];
  const isOurs = await store.during('import', owner('first'), async () => {
    expect(await store.during('import', owner('second'), async () => void done.push('second'))).toBe(false);
    expect(await store.during('another', owner('second'), async () => void done.push('another'))).toBe(true);
    done.push('first');
  });
  expect(isOurs).toBe(true);
  expect(done).toEqual(['another', 'first']);
  expect(await store.during('import', owner('second'), async () => {})).toBe(true);
});

test('work that fails gives its lease back, and what is tried again is not held up by itself', async () => {
  const store = leases();
  const fails = () => Promise.reject(new Error('the table does not answer'));
  await expect(store.during('import', owner('first'), fails)).rejects.toThrow('does not answer');
  expect(
    await store.during('import', owner('second'), async () => {
      expect(await store.during('import', owner('second'), async () => {})).toBe(true);
    }),
  ).toBe(true);
});

test('a lease that nobody gave back ends by itself', async () => {
  let now = 1_000;
  const store = leases(() => now);
  let release = () => {};
  const lost = store.during(
    'import',
    owner('lost'),
    () => new Promise<void>((resolve) => (release = resolve)),
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(await store.during('import', owner('next'), async () => {})).toBe(false);
  now += 61;
  await store.during('import', owner('next'), async () => {
    release(); // who was lost comes back and takes nothing away from the next one
    await lost;
    expect(await store.during('import', owner('third'), async () => {})).toBe(false);
  });
});
