import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../../../../functions/core/policies/compare/compare-policies.ts';
import type { PolicyChange } from '../../../../../functions/core/policies/compare/policy-change.ts';
import type { PolicyFile } from '../../../../../functions/generated/policy-file.ts';
import { MINI_PUBLISHED_NATION } from '../../../../support/mini-folder.ts';
import { policyFrom } from '../../../../support/mini-policy.ts';

const nation = MINI_PUBLISHED_NATION;

/** The changes from the nation to the nation amended by the rules given. */
function amended(change: Partial<PolicyFile>): PolicyChange[] {
  const later = { ...change, jurisdiction: '100000', effectiveFrom: '2023-01-01', amends: '2016-01-01' };
  return comparePolicies(
    { policy: policyFrom([nation]), month: '2023-03' },
    { policy: policyFrom([nation, later]), month: '2023-03' },
  );
}

const told = (change: Partial<PolicyFile>) => amended(change).map(({ sentence }) => sentence.zh);

describe('what changed between two policies, in words', () => {
  test('nothing is said of a policy and itself', () => {
    const policy = policyFrom([nation]);
    expect(comparePolicies({ policy, month: '2023-03' }, { policy, month: '2023-03' })).toEqual([]);
  });

  test('a raised amount, old and new, with where each is written', () => {
    expect(told({ parameters: { nursing: { amount: '110.00', cite: 'nation-1 九' } } })).toEqual([
      '修改参数“护理补贴标准”（nursing）：当月值 100.00元 → 110.00元；依据 国〔2016〕1号 五 → 国〔2016〕1号 九',
    ]);
  });

  test('a step of a schedule that comes into force, though the file is the same', () => {
    const scheduled = {
      ...nation,
      parameters: {
        ...nation.parameters,
        nursing: { amount: { schedule: { '2022-01': '252.00', '2023-01': '261.00' } }, cite: 'nation-1 五' },
      },
    };
    const policy = policyFrom([scheduled]);
    const [only, ...others] = comparePolicies({ policy, month: '2022-12' }, { policy, month: '2023-01' });
    expect(only?.sentence.en).toBe('Changed parameter nursing: value 252.00 yuan → 261.00 yuan');
    expect(others).toEqual([]);
  });

  test('a new class with its condition and amount', () => {
    const soldiers = {
      label: { zh: '残疾军人', en: 'Disabled soldiers' },
      when: { fact: 'certificate.kind', operator: 'equal', value: 'veteran' },
      amount: { percent: 50, of: 'standard' },
      cite: 'nation-1 十',
    } as const;
    expect(told({ benefits: { living: { classes: { soldiers } } } })).toEqual([
      '新增生活补贴的类别“残疾军人”（soldiers）：条件 证件种类 = veteran（中），金额 “低保标准”的50%，依据 国〔2016〕1号 十',
    ]);
  });

  test('a removed exclusion, a changed condition, another rule for another benefit', () => {
    const sentences = told({
      benefits: {
        living: {
          exclusions: { 'extreme-poverty': null },
          classes: {
            elder: { when: { fact: 'person.age', operator: 'greaterThanInclusive', value: 55 } },
          },
          concurrence: { orphan: { rule: 'allow' } },
        },
      },
    });
    expect(sentences).toEqual([
      '删除生活补贴的排除情形“特困供养”（extreme-poverty）：条件 困难情形 = extreme-poverty（中），依据 国〔2016〕1号 二',
      '修改生活补贴的类别“老年残疾”（elder）：条件 周岁年龄 ≥ 60 且 有固定收入 = 否 → 周岁年龄 ≥ 55',
      '修改生活补贴的与其他待遇的衔接“孤儿津贴”（orphan）：规则 不能同时享受 → 可同时享受',
    ]);
  });

  test('stages of a chain by what changed in them, and their order', () => {
    const [township, federation] = nation.chains?.standard?.stages ?? [];
    if (township === undefined || federation === undefined) throw new Error('the mini nation has two stages');
    const stages = [federation, { ...township, limit: { workingDays: 5 } }];
    expect(told({ chains: { standard: { stages } } })).toEqual([
      '修改审核流程“本地申请”（standard）：环节 township, federation → federation, township',
      '修改“本地申请”流程的环节township：时限 3个工作日 → 5个工作日',
    ]);
  });

  test('what touches the rules is told from what touches sources or wording only', () => {
    const found = amended({
      parameters: { nursing: { amount: '100.00', cite: 'nation-1 九' }, living: { label: '生活补贴' } },
      events: { death: { from: 'same-month' } },
      texts: { 'decision-refused': '不符合。' },
    });
    expect(found.map(({ id, touches }) => [id, touches])).toEqual([
      ['living', 'wording'],
      ['nursing', 'sources'],
      ['death', 'rules'],
      ['decision-refused', 'wording'],
    ]);
  });

  test('every change points at the entry', () => {
    const [change] = amended({ benefits: { nursing: { table: null } } });
    expect(change).toMatchObject({
      kind: 'removed',
      area: 'table-row',
      pointer: '/benefits/nursing/table/rows/first-poor',
    });
  });
});
