import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const map = readFileSync(join(repository, 'docs/architecture.md'), 'utf8');

it.each(['functions', 'functions/core'])('the map names every room of %s', (place) => {
  const rooms = readdirSync(join(repository, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(rooms.filter((room) => !map.includes(`${room}/`))).toEqual([]);
});
