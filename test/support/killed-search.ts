// A process that looks for people in a data folder and kills itself at a write in the middle of a page:
// killed-search.ts <folder> <day> <writes that come through>
import type { DiscoveryStore } from '../../functions/core/ports/discovery-store.ts';
import { beginSearch } from '../../functions/core/use-cases/registers/begin-search.ts';
import { searchCounty } from '../../functions/core/use-cases/registers/search-county.ts';
import { openData } from '../../functions/runtime/open-data.ts';
import { registerWorld, WULONG } from './register-world.ts';

const [folder = '', on = '', writes = ''] = process.argv.slice(2);
const world = await registerWorld(on);
const { followUp, cases, waivers, vault } = await openData(folder, world.clock);
let left = Number(writes);
const save: DiscoveryStore['save'] = (candidate) => {
  if (left-- === 0) process.kill(process.pid, 'SIGKILL');
  return followUp.discovery.save(candidate);
};
const services = { ...world, ...followUp, cases, waivers, vault };
const search = await beginSearch(services, WULONG, on);
await searchCounty({ ...services, discovery: { ...followUp.discovery, save } }, search, WULONG);
