import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { divisionName } from '../../core/jurisdictions/division-names.ts';
import { policyCatalogueOf } from '../../core/policies/policy-catalogue-of.ts';
import { digestOf } from '../../core/shared/digest.ts';
import { lastDayOf, parseDate } from '../../core/shared/month.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { PolicyFile } from '../../generated/policy-file.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { loadPolicies } from './load-policies.ts';
import { unknownDivision } from './nearest-divisions.ts';
import { pinyinName } from './pinyin-name.ts';
import type { CommonOptions } from './program.ts';
import { scaffoldExamples } from './scaffold-examples.ts';

interface Options extends CommonOptions {
  readonly code: string;
  readonly name?: string;
  readonly pinyin?: string;
  readonly effectiveFrom?: string;
  readonly dir?: string;
}

/** `huize new district` */
export async function newDistrict(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { code } = options;
  const effectiveFrom = parseDate(options.effectiveFrom ?? terminal.today());
  const name = nameFor(options);
  const pinyin = pinyinFor(options, name);
  const loaded = loadPolicies(options.dir ?? options.policies, terminal);
  refuseExisting(loaded.folder, code);

  const file: PolicyFile = {
    jurisdiction: code,
    name: { zh: name, en: `${pinyin.charAt(0).toUpperCase()}${pinyin.slice(1)}` },
    effectiveFrom,
    documents: {},
  };
  const month = effectiveFrom.slice(0, 7);
  const catalogue = policyCatalogueOf([...loaded.checked.layers, { file, digest: digestOf(file) }]);
  const policy = catalogue.policyOn(code, lastDayOf(month));
  const examples = await scaffoldExamples(policy, month, { zh: name, en: pinyin });

  const folder = join(loaded.folder, `${code}-${pinyin}`);
  const schemas = join(dirname(terminal.policiesFolder), 'schemas');
  const written = [
    writeNew(join(folder, `${effectiveFrom}.json`), join(schemas, 'policy.schema.json'), file),
    ...examples.map(({ file: called, example }) =>
      writeNew(join(folder, 'examples', called), join(schemas, 'example.schema.json'), example),
    ),
  ];
  const notSet = parametersNotSet(policy);
  const extended = policy.superior?.jurisdiction ?? null;
  if (options.json)
    printJson({ code, name, folder, written, extends: extended, parametersNotSet: notSet }, terminal);
  else terminal.print(guidance({ code, name, written, extended, notSet }, terminal));
  return 0;
}

function nameFor({ code, name }: Options): string {
  const known = name ?? divisionName(code);
  if (known === undefined || !/^[1-9][0-9]{5}$/.test(code)) throw unknownDivision(code);
  return known;
}

function pinyinFor({ pinyin }: Options, name: string): string {
  const folder = pinyin ?? pinyinName(name);
  if (/^[a-z][a-z0-9-]{0,60}$/.test(folder)) return folder;
  throw new Refusal(
    'request-invalid',
    `the folder name would be ${JSON.stringify(folder.slice(0, 60))}; right is pinyin in lower case, such as --pinyin wulong`,
  );
}

function refuseExisting(policies: string, code: string): void {
  const existing = readdirSync(policies).find((entry) => entry === code || entry.startsWith(`${code}-`));
  if (existing === undefined) return;
  throw new Refusal(
    'request-invalid',
    `${code} has a folder already: ${join(policies, existing)}; nothing was written. A new version is a new file <effectiveFrom>.json in it`,
  );
}

function writeNew(path: string, schema: string, value: object): string {
  mkdirSync(dirname(path), { recursive: true });
  const $schema = relative(dirname(path), schema).replaceAll('\\', '/');
  writeFileSync(path, `${JSON.stringify({ $schema, ...value }, null, 2)}\n`, { flag: 'wx' });
  return path;
}

/** Amounts that the rules above name and no level has set. */
function parametersNotSet({ rules }: { rules: { parameters?: PolicyFile['parameters'] } }): string[] {
  return Object.entries(rules.parameters ?? {})
    .filter(([, parameter]) => parameter?.amount === undefined && parameter?.number === undefined)
    .map(([id]) => id);
}

interface Scaffold {
  readonly code: string;
  readonly name: string;
  readonly written: readonly string[];
  readonly extended: string | null;
  readonly notSet: readonly string[];
}

function guidance({ code, name, written, extended, notSet }: Scaffold, { paint, folder }: Terminal): string {
  const paths = written.map((path) => `  ${paint('green', relative(folder, path) || path)}`);
  const above =
    extended === null
      ? 'No level above has a policy.'
      : `All rules come from ${extended} and the levels above it.`;
  const amounts =
    notSet.length === 0
      ? 'All amounts are set above; state only what differs.'
      : `No level above sets ${notSet.join(', ')}: until an amount is stated under parameters, benefits that need it stay undetermined.`;
  return [
    `${paint('bold', `${code} ${name}`)}`,
    ...paths,
    '',
    `${above} ${amounts}`,
    'Next:',
    '  1. Name your document under "documents" ("verified": true once the official text was read), and cite it in every amount, class and rule that you state.',
    '  2. Add a worked example on each side of every boundary, and correct the ones written here.',
    `  3. huize policy check ${code}   and   huize doctor ${code}`,
    'How every part is written: docs/policy-guide.md',
  ].join('\n');
}
