import type { Chain, Parameter } from '../../../generated/policy-file.ts';
import { pointerStep } from '../../shared/json.ts';
import type { Month } from '../../shared/month.ts';
import type { Bilingual } from '../../shared/text.ts';
import type { Policy, ResolvedBenefit, ResolvedRules } from '../policy.ts';
import { WORDING } from './compare-entries.ts';
import { phrase } from './phrase.ts';
import type { ChangeArea } from './policy-change.ts';
import { rowCondition } from './row-condition.ts';
import { sayParameterValue } from './say-parameter.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A policy and the month in which its parameters are read. */
export interface DatedPolicy {
  readonly policy: Policy;
  readonly month: Month;
}

type Entries = Readonly<Record<string, object>>;

/** Maps of a policy whose entries are compared as they are, in the order in which an officer asks. */
const PLAIN_AREAS: readonly (readonly [string, keyof ResolvedRules, Bilingual])[] = [
  ['condition', 'conditions', { zh: '公用条件', en: 'shared condition' }],
  ['event', 'events', { zh: '变动事项', en: 'life event' }],
  ['term', 'terms', { zh: '期限', en: 'term' }],
  ['stage-default', 'stageDefaults', { zh: '环节默认时限', en: 'default limit of' }],
  ['time', 'time', { zh: '时间规则', en: 'time rule' }],
  ['material', 'materials', { zh: '材料', en: 'material' }],
  ['fact', 'facts', { zh: '事实', en: 'fact' }],
  ['register', 'registers', { zh: '登记数据', en: 'register' }],
  ['other-benefit', 'otherBenefits', { zh: '其他待遇', en: 'other benefit' }],
  ['document', 'documents', { zh: '文件', en: 'document' }],
];

/** Everything that two policies are compared by. */
export function changeAreas(before: DatedPolicy, after: DatedPolicy): ChangeArea[] {
  const old = before.policy.rules;
  const now = after.policy.rules;
  return [
    {
      area: 'parameter',
      noun: { zh: '参数', en: 'parameter' },
      pointer: '/parameters',
      before: parameters(before),
      after: parameters(after),
    },
    ...benefitAreas(old, now),
    ...chainAreas(old, now),
    ...PLAIN_AREAS.map(([area, key, noun]) => ({
      area,
      noun,
      pointer: pointerStep(key),
      before: (old[key] ?? {}) as Entries,
      after: (now[key] ?? {}) as Entries,
    })),
    {
      area: 'text',
      noun: { zh: '文书', en: 'text' },
      pointer: '/texts',
      before: wording(old),
      after: wording(now),
    },
  ];
}

/** With the value of the month first; an amount that is only that value is not said twice. */
function parameters({ policy, month }: DatedPolicy): Entries {
  const entries = Object.entries(policy.rules.parameters ?? {});
  return Object.fromEntries(
    entries.map(([id, { amount, number, label, ...rest }]): [string, object] => {
      const written: Parameter = {
        ...(typeof amount === 'object' && { amount }),
        ...(typeof number === 'object' && { number }),
        ...rest,
      };
      return [
        id,
        { ...(label !== undefined && { label }), value: sayParameterValue(policy, id, month), ...written },
      ];
    }),
  );
}

function wording(rules: ResolvedRules): Entries {
  return mapValues(rules.texts, (text) => ({ [WORDING]: text }));
}

function benefitAreas(old: ResolvedRules, now: ResolvedRules): ChangeArea[] {
  const ids = unionOf(old.benefits, now.benefits);
  const own = {
    area: 'benefit',
    noun: { zh: '补贴', en: 'benefit' },
    pointer: '/benefits',
    before: mapValues(old.benefits, ownFields),
    after: mapValues(now.benefits, ownFields),
  };
  return [own, ...ids.flatMap((id) => partsOfBenefit(id, old, now))];
}

function ownFields({ label, select, rounding, unlisted, funding }: ResolvedBenefit): object {
  return { label, select, rounding, unlisted, funding };
}

function partsOfBenefit(id: string, old: ResolvedRules, now: ResolvedRules): ChangeArea[] {
  const before = old.benefits?.[id];
  const after = now.benefits?.[id];
  const name = vocabularyOf(after === undefined ? old : now).benefit(id);
  const part = (area: string, key: string, noun: Bilingual, one: Entries = {}, other: Entries = {}) => ({
    area,
    noun: phrase('{0}的{1}', '{1} of {0}', name, noun),
    pointer: `/benefits${pointerStep(id)}${key}`,
    before: one,
    after: other,
  });
  return [
    part(
      'requirement',
      '/requirements',
      { zh: '条件', en: 'requirement' },
      before?.requirements,
      after?.requirements,
    ),
    part(
      'exclusion',
      '/exclusions',
      { zh: '排除情形', en: 'exclusion' },
      before?.exclusions,
      after?.exclusions,
    ),
    part('class', '/classes', { zh: '类别', en: 'class' }, before?.classes, after?.classes),
    part('table-row', '/table/rows', { zh: '档次', en: 'table row' }, rowsOf(before), rowsOf(after)),
    part(
      'concurrence',
      '/concurrence',
      { zh: '与其他待遇的衔接', en: 'concurrence' },
      named(before, old),
      named(after, now),
    ),
  ];
}

/** Rows by id, with what each looks at. */
function rowsOf(benefit: ResolvedBenefit | undefined): Entries {
  const table = benefit?.table;
  if (table === undefined) return {};
  const rows = table.rows.map(({ id, when, ...row }): [string, object] => [
    id,
    { ...row, when: rowCondition(table.by, when), cite: row.cite ?? table.cite },
  ]);
  const { residual } = table;
  if (residual !== undefined) rows.push([residual.id, { ...residual, cite: residual.cite ?? table.cite }]);
  return Object.fromEntries(rows);
}

/** Entries without a label of their own go by that of the other benefit. */
function named(benefit: ResolvedBenefit | undefined, rules: ResolvedRules): Entries {
  const words = vocabularyOf(rules);
  const entries = Object.entries(benefit?.concurrence ?? {});
  return Object.fromEntries(
    entries.map(([code, entry]) => [code, { label: words.otherBenefit(code), ...entry }]),
  );
}

function chainAreas(old: ResolvedRules, now: ResolvedRules): ChangeArea[] {
  const own = {
    area: 'chain',
    noun: { zh: '审核流程', en: 'review chain' },
    pointer: '/chains',
    before: mapValues(old.chains, withOrder),
    after: mapValues(now.chains, withOrder),
  };
  const stages = unionOf(old.chains, now.chains).map((id): ChangeArea => {
    const chain = now.chains?.[id] ?? old.chains?.[id];
    const name = typeof chain?.label === 'object' ? chain.label : { zh: chain?.label ?? id };
    return {
      area: 'stage',
      noun: phrase('“{0}”流程的环节', 'stage of chain “{0}”,', { zh: name.zh, en: name.en ?? name.zh }),
      pointer: `/chains${pointerStep(id)}/stages`,
      before: byId(old.chains?.[id]),
      after: byId(now.chains?.[id]),
    };
  });
  return [own, ...stages];
}

function withOrder({ stages, ...chain }: Chain): object {
  return { ...chain, stages: stages?.map(({ id }) => id) };
}

function byId(chain: Chain | undefined): Entries {
  return Object.fromEntries((chain?.stages ?? []).map(({ id, ...stage }) => [id, stage]));
}

function unionOf(...maps: (Readonly<Record<string, unknown>> | undefined)[]): string[] {
  return [...new Set(maps.flatMap((map) => Object.keys(map ?? {})))].sort();
}

function mapValues<T>(map: Readonly<Record<string, T>> | undefined, change: (value: T) => object): Entries {
  return Object.fromEntries(Object.entries(map ?? {}).map(([id, value]) => [id, change(value)]));
}
