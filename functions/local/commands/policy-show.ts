import { vocabularyOf } from '../../core/policies/compare/vocabulary.ts';
import { originsOf } from '../../core/policies/origins.ts';
import { type Policy, referenceTo } from '../../core/policies/policy.ts';
import { parseDate } from '../../core/shared/calendar-date.ts';
import { bilingual } from '../../core/shared/text.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import type { CommonOptions } from './common-options.ts';
import { loadPolicies } from './load-policies.ts';
import { policySection, type Section } from './policy-section.ts';
import { policyTree } from './policy-tree.ts';
import { readableRules } from './readable-rules.ts';

interface Options extends CommonOptions {
  readonly code: string;
  readonly on?: string;
  readonly knownOn?: string;
  readonly origin?: boolean;
  readonly section?: string;
  readonly lang?: Language;
}

/** `huize policy show` */
export async function policyShow(options: Options, terminal: Terminal): Promise<ExitCode> {
  const on = parseDate(options.on ?? terminal.today());
  const knownOn = options.knownOn === undefined ? undefined : parseDate(options.knownOn);
  const { catalogue } = loadPolicies(options.policies, terminal, options.code);
  const policy = catalogue.policyOn(options.code, on, knownOn);
  if (options.json) printJson(asJson(policy, on, options), terminal);
  else terminal.print(asText(policy, on, options, terminal));
  return 0;
}

function asJson(policy: Policy, on: string, { section, knownOn }: Options): object {
  const part = policySection(policy.rules, section ?? '');
  const origins = [...originsOf(policy.layers)]
    .filter(([pointer]) => `${pointer}/`.startsWith(`${part.pointer}/`))
    .map(([pointer, { jurisdiction, effectiveFrom }]) => [pointer, { jurisdiction, effectiveFrom }]);
  return {
    jurisdiction: policy.jurisdiction,
    name: bilingual(policy.name, policy.jurisdiction),
    on,
    knownOn: knownOn ?? null,
    digest: policy.digest,
    layers: policy.layers.map(referenceTo),
    ...(section !== undefined && { section }),
    rules: part.value,
    origins: Object.fromEntries(origins),
  };
}

function asText(policy: Policy, on: string, options: Options, terminal: Terminal): string {
  const language = options.lang ?? terminal.language;
  const { paint } = terminal;
  const rules = readableRules(policy, on.slice(0, 7));
  const part = policySection(rules, options.section ?? '');
  const head = [
    `${paint('bold', `${policy.jurisdiction} ${bilingual(policy.name, policy.jurisdiction)[language]}`)}  ${on}`,
    ...policy.layers.map((layer) => {
      const { jurisdiction, effectiveFrom, digest } = referenceTo(layer);
      return paint('dim', `  ${jurisdiction} ${effectiveFrom}  ${digest.slice(0, 12)}`);
    }),
    `${paint('dim', language === 'zh' ? '摘要' : 'digest')} ${policy.digest}`,
    '',
  ];
  const context = {
    policy,
    words: vocabularyOf(policy.rules),
    terminal,
    language,
    origins: options.origin ? originsOf(policy.layers) : undefined,
    inFull: options.section !== undefined,
  };
  return [...head, ...policyTree(underItsName(part), parentOf(part.pointer), context)].join('\n');
}

function underItsName({ value, pointer }: Section): unknown {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  return pointer === '' ? value : { [key.replaceAll('~1', '/').replaceAll('~0', '~')]: value };
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}
