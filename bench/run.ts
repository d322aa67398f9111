// npm run bench: every comparison in one run, as a table; --json for machines. Fails where a bound is missed.
import { cpus } from 'node:os';
import { benchDistricts, type DistrictsResult } from './districts.ts';
import { benchEngine } from './engine.ts';
import { benchHttp } from './http.ts';

interface Bound {
  readonly what: string;
  readonly found: number;
  readonly isHeld: boolean;
  readonly right: string;
}

const engine = await benchEngine();
const http = await benchHttp();
const districts: DistrictsResult[] = [];
for (const count of [30, 300, 3000]) districts.push(await benchDistricts(count));
const [few, , many] = districts;
const ours = engine.measured[1];
const growth = (many?.determinationUs ?? Number.NaN) / (few?.determinationUs ?? Number.NaN);

const bounds: Bound[] = [
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

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ engine, http, districts, bounds }, null, 2));
else print();
if (bounds.some(({ isHeld }) => !isHeld)) process.exitCode = 1;

function print(): void {
  const [cpu] = cpus();
  console.log(`${cpu?.model.trim()} × ${cpus().length}, Node ${process.version}\n`);
  console.log('| one determination, Wulong | median µs | p99 µs | by raw |\n| --- | ---: | ---: | ---: |');
  const raw = engine.measured[0]?.median ?? Number.NaN;
  for (const { name, median, p99 } of engine.measured)
    console.log(`| ${name} | ${median.toFixed(1)} | ${p99.toFixed(1)} | ${(median / raw).toFixed(2)} |`);
  const perSecond = (rates: readonly number[]) => rates.map((rate) => rate.toFixed(0)).join(', ');
  console.log(
    `\nPOST /v1/determinations, requests per second: ${perSecond(http.ours)}; bare: ${perSecond(http.bare)}`,
  );
  console.log(`ratio ${http.ratio.toFixed(2)}, p50 ${http.p50} ms, p99 ${http.p99} ms\n`);
  console.log('| districts | start ms | resident MB | determination µs |\n| ---: | ---: | ---: | ---: |');
  for (const { districts: count, startMs, residentMb, determinationUs } of districts)
    console.log(
      `| ${count} | ${startMs.toFixed(0)} | ${residentMb.toFixed(0)} | ${determinationUs.toFixed(1)} |`,
    );
  console.log('\n| bound | found | right |\n| --- | ---: | --- |');
  for (const { what, found, right, isHeld } of bounds)
    console.log(`| ${what} | ${found.toFixed(2)} | ${right} ${isHeld ? '✓' : '✗'} |`);
}
