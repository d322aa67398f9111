import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { divisionName } from '../../core/jurisdictions/division-names.ts';
import { policyCatalogueOf } from '../../core/policies/policy-catalogue-of.ts';
import { neededParameters } from '../../core/readiness/needed-parameters.ts';
import { parseDate } from '../../core/shared/calendar-date.ts';
import { digestOf } from '../../core/shared/digest.ts';
import { lastDayOf } from '../../core/shared/month.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { PolicyFile } from '../../generated/policy-file.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import type { CommonOptions } from './common-options.ts';
import { loadPolicies, policiesFolder } from './load-policies.ts';
import { unknownDivision } from './nearest-divisions.ts';
import { pinyinName } from './pinyin-name.ts';
import { scaffoldExamples } from './scaffold-examples.ts';
import { guidance } from './scaffold-guidance.ts';

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
  const target = policiesFolder(options.dir ?? options.policies, terminal);
  refuseExisting(target, code);
  const { checked } = loadPolicies(hasPolicies(target) ? target : options.policies, terminal);

  const called = { zh: name, en: `${pinyin.charAt(0).toUpperCase()}${pinyin.slice(1)}` };
  const file: PolicyFile = {
    jurisdiction: code,
    name: called,
    effectiveFrom,
    documents: {},
  };
  const month = effectiveFrom.slice(0, 7);
  const catalogue = policyCatalogueOf([...checked.layers, { file, digest: digestOf(file) }]);
  const policy = catalogue.policyOn(code, lastDayOf(month));
  const examples = await scaffoldExamples(policy, month, called);

  const policyFolder = join(target, `${code}-${pinyin}`);
  const schemas = join(dirname(terminal.policiesFolder), 'schemas');
  const written = [
    writeNew(join(policyFolder, `${effectiveFrom}.json`), join(schemas, 'policy.schema.json'), file),
    ...examples.map(({ file: called, example }) =>
      writeNew(join(policyFolder, 'examples', called), join(schemas, 'example.schema.json'), example),
    ),
  ];
  const notSet = neededParameters(policy, month)
    .filter(({ isSet }) => !isSet)
    .map(({ id }) => id);
  const extended = policy.superior?.jurisdiction ?? null;
  if (options.json)
    printJson(
      { code, name, folder: policyFolder, written, extends: extended, parametersNotSet: notSet },
      terminal,
    );
  else terminal.print(guidance({ code, name, written, extended, notSet, policyFolder }, terminal));
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
  const found = JSON.stringify(folder.slice(0, 60));
  throw new Refusal('request-invalid', {
    zh: `文件夹名称将是 ${found}；应为小写拼音，如 --pinyin wulong`,
    en: `the folder name would be ${found}; right is pinyin in lower case, such as --pinyin wulong`,
  });
}

/** A new, empty folder takes its superior levels from the usual one. */
function hasPolicies(folder: string): boolean {
  return readdirSync(folder).some((entry) => /^[1-9][0-9]{5}-/.test(entry));
}

function refuseExisting(policies: string, code: string): void {
  const existing = readdirSync(policies).find((entry) => entry === code || entry.startsWith(`${code}-`));
  if (existing === undefined) return;
  const folder = join(policies, existing);
  throw new Refusal('request-invalid', {
    zh: `${code} 已有文件夹 ${folder}；什么都没有写。新的版本是其中的新文件 <effectiveFrom>.json`,
    en: `${code} has a folder already: ${folder}; nothing was written. A new version is a new file <effectiveFrom>.json in it`,
  });
}

function writeNew(path: string, schema: string, value: object): string {
  mkdirSync(dirname(path), { recursive: true });
  const $schema = relative(dirname(path), schema).replaceAll('\\', '/');
  writeFileSync(path, `${JSON.stringify({ $schema, ...value }, null, 2)}\n`, { flag: 'wx' });
  return path;
}
