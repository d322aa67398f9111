// npm run bench: every comparison in one run, as a table; --json for machines. Fails where a bound is missed. The
// sections can be called alone: node bench/run.ts determinations, node bench/run.ts cases.
import { cpus } from 'node:os';
import type { Bound } from './bound.ts';
import { benchBulk, bulkBounds, bulkLines } from './bulk.ts';
import { benchCases, casesBounds, casesLines } from './cases.ts';
import { benchCounty, countyBounds, countyLines } from './county.ts';
import { benchDemonstration, demonstrationBounds, demonstrationLines } from './demonstration.ts';
import { benchDistricts, type DistrictsResult } from './districts.ts';
import { benchEngine } from './engine.ts';
import { benchHttp } from './http.ts';

/** What a section measured: for machines, for people, and against what was promised. */
interface Section {
  readonly measured: object;
  readonly lines: readonly string[];
  readonly bounds: readonly Bound[];
}

const sections = { determinations, cases, bulk, county, demonstration } as const;
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wrong = asked.find((word) => !Object.hasOwn(sections, word));
if (wrong !== undefined) {
  console.error(`bench: there is no section ${wrong}; right is one of ${Object.keys(sections).join(', ')}`);
  process.exit(2);
}

const results: Record<string, object> = {};
const bounds: Bound[] = [];
const asJson = process.argv.includes('--json');
const [cpu] = cpus();
if (!asJson) console.log(`${cpu?.model.trim()} × ${cpus().length}, Node ${process.version}`);
for (const [name, run] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const section = await run();
  results[name] = section.measured;
  bounds.push(...section.bounds);
  if (!asJson) console.log(`\n${section.lines.join('\n')}`);
}
if (asJson) console.log(JSON.stringify({ ...results, bounds }, null, 2));
else {
  console.log('\n| bound | found | right |\n| --- | ---: | --- |');
  for (const { what, found, right, isHeld } of bounds)
    console.log(`| ${what} | ${found.toFixed(2)} | ${right} ${isHeld ? '✓' : '✗'} |`);
}
if (bounds.some(({ isHeld }) => !isHeld)) process.exitCode = 1;

async function cases(): Promise<Section> {
  const measured = await benchCases();
  return { measured, lines: casesLines(measured), bounds: casesBounds(measured) };
}

async function bulk(): Promise<Section> {
  const measured = await benchBulk();
  return { measured, lines: bulkLines(measured), bounds: bulkBounds(measured) };
}

async function county(): Promise<Section> {
  const measured = await benchCounty();
  return { measured, lines: countyLines(measured), bounds: countyBounds(measured) };
}

async function demonstration(): Promise<Section> {
  const measured = await benchDemonstration();
  return { measured, lines: demonstrationLines(measured), bounds: demonstrationBounds(measured) };
}

async function determinations(): Promise<Section> {
  const engine = await benchEngine();
  const http = await benchHttp();
  const districts: DistrictsResult[] = [];
  for (const count of [30, 300, 3000]) districts.push(await benchDistricts(count));
  const [few, , many] = districts;
  const ours = engine.measured[1];
  const growth = (many?.determinationUs ?? Number.NaN) / (few?.determinationUs ?? Number.NaN);

  const held: Bound[] = [
    {
      what: 'determination / raw json-rules-engine',
      found: engine.ratio,
      isHeld: engine.ratio <= 1.5,
      right: '≤ 1.5',
    },
    {
      what: 'determination p99, ms',
      found: (ours?.p99 ?? Number.NaN) / 1000,
      isHeld: (ours?.p99 ?? 1e9) < 1000,
      right: '< 1',
    },
    { what: 'requests per second / bare Hono', found: http.ratio, isHeld: http.ratio >= 0.6, right: '≥ 0.6' },
    {
      what: '3,000 districts: start, s',
      found: (many?.startMs ?? 0) / 1000,
      isHeld: (many?.startMs ?? 1e9) < 3000,
      right: '< 3',
    },
    {
      what: '3,000 districts: resident memory, MB',
      found: many?.residentMb ?? 0,
      isHeld: (many?.residentMb ?? 1e9) < 400,
      right: '< 400',
    },
    {
      what: 'determination among 3,000 / among 30 districts',
      found: growth,
      isHeld: growth < 1.5,
      right: '< 1.5',
    },
  ];
  return {
    measured: { engine, http, districts },
    lines: determinationLines(engine, http, districts),
    bounds: held,
  };
}

function determinationLines(
  engine: Awaited<ReturnType<typeof benchEngine>>,
  http: Awaited<ReturnType<typeof benchHttp>>,
  districts: readonly DistrictsResult[],
): string[] {
  const raw = engine.measured[0]?.median ?? Number.NaN;
  const perSecond = (rates: readonly number[]) => rates.map((rate) => rate.toFixed(0)).join(', ');
  return [
    '| one determination, Wulong | median µs | p99 µs | by raw |',
    '| --- | ---: | ---: | ---: |',
    ...engine.measured.map(
      ({ name, median, p99 }) =>
        `| ${name} | ${median.toFixed(1)} | ${p99.toFixed(1)} | ${(median / raw).toFixed(2)} |`,
    ),
    '',
    `POST /v1/determinations, requests per second: ${perSecond(http.ours)}; bare: ${perSecond(http.bare)}`,
    `ratio ${http.ratio.toFixed(2)}, p50 ${http.p50} ms, p99 ${http.p99} ms`,
    '',
    '| districts | start ms | resident MB | determination µs |',
    '| ---: | ---: | ---: | ---: |',
    ...districts.map(
      ({ districts: count, startMs, residentMb, determinationUs }) =>
        `| ${count} | ${startMs.toFixed(0)} | ${residentMb.toFixed(0)} | ${determinationUs.toFixed(1)} |`,
    ),
  ];
}
