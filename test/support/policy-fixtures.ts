import type { PolicyText } from '../../functions/core/policies/check/check-policies.ts';

// A mini nation, province and county, small enough to be read whole. Tests change copies of them.

/** A JSON object that tests may change at will. */
export type Draft = { [key: string]: unknown };

/** The frame: facts, one benefit of each kind of rule, a chain of ten working days. */
export const NATION_FILE = {
  jurisdiction: '100000',
  effectiveFrom: '2020-01-01',
  documents: { 'nation-1': { title: '国家意见', issuer: '民政部', verified: true } },
  registers: { hukou: { label: '户籍' } },
  otherBenefits: {
    orphan: { label: '孤儿', parts: { full: '全额', top: '补差' } },
    pension: { label: '抚恤' },
  },
  facts: {
    'certificate.level': {
      label: '等级',
      schema: { type: 'integer', minimum: 1, maximum: 4 },
      suppliedBy: ['register:hukou', 'window'],
    },
    'certificate.cancelledOn': { label: '注销日期', schema: { type: 'string', format: 'date' } },
    'livelihood.status': {
      label: '困难情况',
      schema: { type: 'string' },
      choices: { 'minimum-living': '低保', none: '无' },
    },
    'household.income': { label: '收入', schema: { type: 'string', format: 'money' } },
    'person.birthDate': { label: '出生日期', schema: { type: 'string', format: 'date' } },
    'person.age': {
      label: '年龄',
      schema: { type: 'integer' },
      derived: { kind: 'age', from: 'person.birthDate' },
    },
    'hukou.code': { label: '户籍', schema: { type: 'string', format: 'jurisdiction-code' } },
    'hukou.area': { label: '城乡', schema: { type: 'string' }, choices: { urban: '城', rural: '乡' } },
    otherBenefits: {
      label: '其他待遇',
      schema: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code'],
          properties: {
            code: { type: 'string' },
            monthlyAmount: { type: 'string', format: 'money' },
            part: { type: 'string' },
            choice: { type: 'string', enum: ['own', 'other'] },
          },
        },
      },
    },
    heldCodes: {
      label: '其他待遇代码',
      schema: { type: 'array', items: { type: 'string' } },
      derived: { kind: 'held-benefits', from: 'otherBenefits' },
    },
  },
  parameters: {
    living: { label: '生活补贴', floor: '60.00', cite: 'nation-1 二' },
    threshold: { label: '低保标准', amount: '500.00', cite: 'nation-1 二' },
    oldAge: { label: '老年', number: 60, unit: 'year', cite: 'nation-1 三' },
  },
  conditions: {
    severe: {
      label: '重度',
      when: { fact: 'certificate.level', operator: 'lessThanInclusive', value: 2 },
      cite: 'nation-1 一',
    },
  },
  benefits: {
    living: {
      label: '生活补贴',
      select: 'highest',
      rounding: 'none',
      unlisted: 'allow',
      classes: {
        poor: {
          label: '低保',
          when: { fact: 'livelihood.status', operator: 'equal', value: 'minimum-living' },
          amount: { parameter: 'living' },
          cite: 'nation-1 一',
        },
        low: {
          label: '低收入老年重残',
          when: {
            all: [
              { fact: 'household.income', operator: 'lessThan', value: { parameter: 'threshold' } },
              { fact: 'person.age', operator: 'greaterThanInclusive', value: { parameter: 'oldAge' } },
              { condition: 'severe' },
            ],
          },
          amount: { parameter: 'living' },
          cite: 'nation-1 一',
        },
      },
      concurrence: { orphan: { rule: 'exclude', part: 'full', cite: 'nation-1 四' } },
    },
  },
  chains: {
    standard: {
      stages: [
        { id: 'township', kind: 'review', owner: 'township', limit: { workingDays: 3 }, cite: 'nation-1 五' },
        {
          id: 'civil-affairs',
          kind: 'review',
          owner: 'civil-affairs',
          limit: null,
          sendBackTo: ['township', 'window'],
          cite: 'nation-1 五',
        },
      ],
      maximumWorkingDays: 10,
      maximumCite: 'nation-1 五',
      cite: 'nation-1 五',
    },
  },
  terms: {
    push: { limit: { workingDays: 3 }, cite: 'nation-1 六' },
    'notify-applicant': { limit: { workingDays: 3 }, cite: 'nation-1 六' },
  },
  materials: {
    identity: {
      label: '身份证',
      for: ['living', 'living.poor'],
      replaceableBy: ['hukou'],
      cite: 'nation-1 七',
    },
  },
  time: { accrual: { from: 'month-of-application', cite: 'nation-1 八' } },
  events: {
    cancelled: {
      label: '注销',
      fact: 'certificate.cancelledOn',
      effect: 'stops',
      from: 'next-month',
      cite: 'nation-1 八',
    },
  },
  texts: { decision: '{{person}}：{{benefit}}每月{{monthlyAmount}}元' },
};

export const PROVINCE_FILE = {
  jurisdiction: '130000',
  effectiveFrom: '2021-01-01',
  documents: { 'hebei-1': { title: '省意见', issuer: '省民政厅', verified: true } },
  parameters: { living: { floor: '66.00', cite: 'hebei-1 一' } },
};

/** A county that sets its amount, restates the chain and settles one more benefit. */
export const COUNTY_FILE = {
  jurisdiction: '130110',
  effectiveFrom: '2022-03-01',
  documents: { 'luquan-1': { title: '区通知', issuer: '区民政局', verified: true } },
  parameters: { living: { amount: '80.00', cite: 'luquan-1 一' } },
  benefits: {
    living: {
      concurrence: {
        pension: {
          rule: 'higher-of',
          pay: 'full',
          choice: 'automatic',
          tie: 'other',
          cite: 'luquan-1 二',
        },
      },
    },
  },
};

/** A person on the minimum living guarantee who gets the county's amount. */
export const COUNTY_EXAMPLE = {
  title: '低保，每月80元',
  month: '2022-05',
  facts: { livelihood: { status: 'minimum-living' }, household: { income: '600.00' }, otherBenefits: [] },
  expected: {
    benefits: {
      living: { outcome: 'granted', monthlyAmount: '80.00', class: 'poor', because: ['class.poor'] },
    },
    totalMonthlyAmount: '80.00',
  },
};

/** A copy to change. */
export function draftOf(file: object): Draft {
  return structuredClone(file) as Draft;
}

/** Sets the value at a path like `benefits.living.classes.poor.when` (a step with dots in brackets: `facts[hukou.code]`). */
export function put(draft: Draft, path: string, value: unknown): Draft {
  const steps = [...path.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)].map(
    ([, bracketed, plain]) => bracketed ?? plain ?? '',
  );
  const last = steps.pop() ?? '';
  let at = draft;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Draft;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
  return draft;
}

/** The file in its place in the folder, laid out over several lines. */
export function textOf(file: object, path?: string): PolicyText {
  const { jurisdiction, effectiveFrom } = file as { jurisdiction?: unknown; effectiveFrom?: unknown };
  return { path: path ?? `${jurisdiction}-place/${effectiveFrom}.json`, text: JSON.stringify(file, null, 2) };
}

export function exampleText(example: object, name = 'granted', folder = '130110-place'): PolicyText {
  return textOf(example, `${folder}/examples/${name}.json`);
}
