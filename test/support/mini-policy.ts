import { type CompiledPolicy, compilePolicy } from '../../functions/core/determinations/compile-policy.ts';
import type { Policy, PolicyLayer } from '../../functions/core/policies/policy.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import { digestOf } from '../../functions/core/shared/digest.ts';
import type { Benefit, Fact, PolicyFile } from '../../functions/generated/policy-file.ts';

/** A file as the catalogue holds it. */
export function layerOf(file: PolicyFile): PolicyLayer {
  return { file, digest: digestOf(file) };
}

/** The policy that these files make for the last of them, or for the jurisdiction named. */
export function policyFrom(files: readonly PolicyFile[], on = '2023-03-31', code?: string): Policy {
  const jurisdiction = code ?? files.at(-1)?.jurisdiction ?? '';
  return policyCatalogueOf(files.map(layerOf)).policyOn(jurisdiction, on);
}

export function compiledFrom(files: readonly PolicyFile[], on?: string, code?: string): CompiledPolicy {
  return compilePolicy(policyFrom(files, on, code));
}

const CATEGORIES = ['vision', 'hearing', 'speech', 'physical', 'intellectual', 'mental'];
const by = (...suppliedBy: string[]) => ({ suppliedBy });
const choices = (...ids: string[]) =>
  Object.fromEntries(ids.map((id) => [id, { zh: `${id}（中）`, en: id }]));

/** Facts with the ids of the real nation: every kind and every derivation at least once. */
export const MINI_FACTS: Record<string, Fact> = {
  'certificate.kind': {
    label: { zh: '证件种类', en: 'Kind of certificate' },
    schema: { type: 'string' },
    choices: choices('disability', 'veteran', 'police'),
    ...by('applicant'),
  },
  'certificate.category': {
    label: { zh: '残疾类别', en: 'Category' },
    schema: { type: 'string' },
    choices: choices(...CATEGORIES, 'multiple'),
    ...by('applicant'),
  },
  'certificate.level': {
    label: { zh: '残疾等级', en: 'Level' },
    question: { zh: '证件上是几级？', en: 'Which level does the certificate state?' },
    schema: { type: 'integer', minimum: 1, maximum: 10 },
    narrowedBy: { fact: 'certificate.kind', bounds: { disability: { minimum: 1, maximum: 4 } } },
    ...by('applicant'),
  },
  'certificate.components': {
    label: { zh: '多重残疾的构成', en: 'Components' },
    schema: {
      type: 'array',
      maxItems: 6,
      items: {
        type: 'object',
        required: ['category', 'level'],
        properties: {
          category: { type: 'string', enum: CATEGORIES },
          level: { type: 'integer', minimum: 1, maximum: 4 },
        },
      },
    },
    ...by('applicant'),
  },
  'certificate.status': {
    label: { zh: '证件状态', en: 'Status of the certificate' },
    schema: { type: 'string' },
    choices: choices('valid', 'expired'),
    maxAgeDays: 30,
    ...by('register:certificates', 'window'),
  },
  'certificate.expiresOn': {
    label: { zh: '有效期至', en: 'Expires on' },
    schema: { type: 'string', format: 'date' },
    ...by('applicant'),
  },
  'certificate.monthsToExpiry': {
    label: '距到期月数',
    schema: { type: 'integer' },
    derived: { kind: 'months-until', from: 'certificate.expiresOn' },
  },
  'certificate.categories': {
    label: '残疾类别（各项）',
    schema: { type: 'array', items: { type: 'string' } },
    derived: { kind: 'categories', from: 'certificate.category' },
  },
  'certificate.heaviestLevel': {
    label: '最重等级',
    schema: { type: 'integer' },
    derived: { kind: 'heaviest-level', from: 'certificate.level' },
  },
  'certificate.mentalLevel': {
    label: '精神残疾等级',
    schema: { type: 'integer' },
    derived: { kind: 'level-of', from: 'certificate.level', category: 'mental' },
  },
  'livelihood.status': {
    label: { zh: '困难情形', en: 'Livelihood' },
    schema: { type: 'string' },
    choices: choices('minimum-living', 'margin', 'extreme-poverty', 'none'),
    ...by('register:minimum-living', 'window', 'applicant'),
  },
  'person.birthDate': {
    label: { zh: '出生日期', en: 'Date of birth' },
    schema: { type: 'string', format: 'date' },
    ...by('applicant'),
  },
  'person.age': {
    label: { zh: '周岁年龄', en: 'Age' },
    schema: { type: 'integer' },
    derived: { kind: 'age', from: 'person.birthDate' },
  },
  'person.diedOn': {
    label: '死亡日期',
    schema: { type: 'string', format: 'date' },
    ...by('register:deaths'),
  },
  'hukou.code': {
    label: { zh: '户籍地代码', en: 'Code of the hukou' },
    schema: { type: 'string', format: 'jurisdiction-code' },
    ...by('applicant'),
  },
  'hukou.local': {
    label: '本地户籍',
    schema: { type: 'boolean' },
    derived: { kind: 'within-jurisdiction', from: 'hukou.code' },
  },
  'hukou.area': {
    label: { zh: '城乡', en: 'Town or country' },
    schema: { type: 'string' },
    choices: choices('urban', 'rural'),
    ...by('applicant'),
  },
  'household.disabledMembers': {
    label: { zh: '残疾人人数', en: 'Disabled members' },
    schema: { type: 'integer', minimum: 1, maximum: 60 },
    ...by('applicant'),
  },
  'household.incomePerHead': {
    label: { zh: '人均月收入', en: 'Income per head' },
    schema: { type: 'string', format: 'money' },
    unit: 'CNY/month',
    ...by('applicant'),
  },
  'household.incomeMultiple': {
    label: '收入倍数',
    schema: { type: 'number' },
    derived: { kind: 'multiple-of', from: 'household.incomePerHead', parameter: 'standard' },
  },
  'income.fixed': {
    label: { zh: '有固定收入', en: 'Fixed income' },
    schema: { type: 'boolean' },
    ...by('applicant'),
  },
  otherBenefits: {
    label: { zh: '其他待遇', en: 'Other benefits' },
    schema: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        required: ['code'],
        properties: {
          code: { type: 'string', maxLength: 64 },
          monthlyAmount: { type: 'string', format: 'money' },
          part: { type: 'string', maxLength: 64 },
          choice: { type: 'string', enum: ['own', 'other'] },
        },
      },
    },
    ...by('register:elder-care', 'applicant'),
  },
  'otherBenefits.codes': {
    label: '其他待遇代码',
    schema: { type: 'array', items: { type: 'string' } },
    derived: { kind: 'held-benefits', from: 'otherBenefits' },
  },
  'otherBenefits.count': {
    label: '其他待遇项数',
    schema: { type: 'integer' },
    derived: { kind: 'count', from: 'otherBenefits' },
  },
};

const certified = {
  label: { zh: '持有有效证件', en: 'Holds a valid certificate' },
  when: { fact: 'certificate.status', operator: 'equal', value: 'valid' },
  cite: 'nation-1 一',
} as const;
const local = {
  label: { zh: '本地户籍', en: 'Registered here' },
  when: { fact: 'hukou.local', operator: 'equal', value: true },
  cite: 'nation-1 一',
} as const;

/** Classes, an add-on, a shared condition, an exclusion and every kind of concurrence. */
export const MINI_LIVING: Benefit = {
  label: { zh: '生活补贴', en: 'Living allowance' },
  unlisted: 'allow',
  requirements: { certificate: certified, hukou: local },
  exclusions: {
    'extreme-poverty': {
      label: { zh: '特困供养', en: 'In extreme poverty' },
      when: { fact: 'livelihood.status', operator: 'equal', value: 'extreme-poverty' },
      cite: 'nation-1 二',
    },
  },
  classes: {
    'minimum-living': {
      label: { zh: '低保', en: 'Minimum living' },
      when: { fact: 'livelihood.status', operator: 'equal', value: 'minimum-living' },
      amount: {
        to: { parameter: 'living' },
        addOn: '20.00',
        when: { fact: 'household.disabledMembers', operator: 'greaterThanInclusive', value: 2 },
      },
      cite: 'nation-1 三',
    },
    margin: {
      label: { zh: '低收入', en: 'Low income' },
      when: {
        all: [
          { condition: 'mental-or-severe' },
          { fact: 'household.incomeMultiple', operator: 'lessThanInclusive', value: 1.5 },
        ],
      },
      amount: { percent: 10, of: 'standard' },
      cite: 'nation-1 三',
    },
    elder: {
      label: { zh: '老年残疾', en: 'Aged' },
      when: {
        all: [
          { fact: 'person.age', operator: 'greaterThanInclusive', value: 60 },
          { fact: 'income.fixed', operator: 'equal', value: false },
        ],
      },
      amount: '90.00',
      cite: 'nation-1 三',
    },
  },
  concurrence: {
    'old-age': { rule: 'allow', cite: 'nation-1 四' },
    orphan: { rule: 'exclude', cite: 'nation-1 四' },
    pension: { rule: 'higher-of', pay: 'full', choice: 'automatic', tie: 'own', cite: 'nation-1 四' },
    'elder-care': { rule: 'higher-of', pay: 'difference', cite: 'nation-1 四' },
    cadre: { rule: 'higher-of', choice: 'person', cite: 'nation-1 四' },
    split: { rule: 'exclude', part: 'living', cite: 'nation-1 四' },
    young: {
      rule: 'exclude',
      when: { fact: 'person.age', operator: 'lessThan', value: 18 },
      cite: 'nation-1 四',
    },
  },
};

/** A table with a residual row. */
export const MINI_NURSING: Benefit = {
  label: { zh: '护理补贴', en: 'Nursing allowance' },
  unlisted: 'allow',
  requirements: { certificate: certified, hukou: local },
  exclusions: {
    'extreme-poverty': {
      label: { zh: '特困供养', en: 'In extreme poverty' },
      when: { fact: 'livelihood.status', operator: 'equal', value: 'extreme-poverty' },
      cite: 'nation-1 二',
    },
    'not-severe': {
      label: { zh: '不属重度', en: 'Not severe' },
      when: { fact: 'certificate.level', operator: 'greaterThan', value: 3 },
      cite: 'nation-1 二',
    },
  },
  table: {
    by: ['certificate.level', 'livelihood.status'],
    rows: [
      { id: 'first-poor', when: [1, 'minimum-living'], amount: '230.00', label: '一级低保' },
      { id: 'second-poor', when: [2, 'minimum-living'], amount: '130.00', label: '二级低保' },
      { id: 'severe', when: [{ from: 1, below: 3 }, 'any'], amount: { parameter: 'nursing' }, label: '重度' },
    ],
    residual: { id: 'others', amount: '50.00', label: '其他' },
    cite: 'nation-1 五',
  },
  concurrence: {
    orphan: { rule: 'allow', cite: 'nation-1 四' },
    pension: { rule: 'higher-of', cite: 'nation-1 四' },
    split: { rule: 'exclude', part: 'nursing', cite: 'nation-1 四' },
  },
};

/** A small nation: two benefits, every structure that determining them can meet. */
export const MINI_NATION: PolicyFile = {
  jurisdiction: '100000',
  name: { zh: '小国', en: 'Mini nation' },
  effectiveFrom: '2016-01-01',
  documents: { 'nation-1': { title: '小国办法', number: '国〔2016〕1号', issuer: '国', verified: true } },
  otherBenefits: {
    'old-age': { label: { zh: '高龄津贴', en: 'Old age allowance' } },
    orphan: { label: { zh: '孤儿津贴', en: 'Orphan allowance' } },
    pension: { label: { zh: '抚恤金', en: 'War pension' } },
    'elder-care': { label: { zh: '养老服务补贴', en: 'Elder care' } },
    cadre: { label: { zh: '离休待遇', en: 'Cadre allowance' } },
    split: { label: { zh: '老年补贴', en: 'Aged allowance' }, parts: { living: '生活', nursing: '护理' } },
    young: { label: { zh: '儿童津贴', en: 'Child allowance' } },
    strange: { label: { zh: '未列津贴', en: 'Unlisted allowance' } },
  },
  facts: MINI_FACTS,
  parameters: {
    living: { label: '生活补贴标准', amount: { urban: '80.00', rural: '70.00' }, cite: 'nation-1 三' },
    nursing: { label: '护理补贴标准', amount: '100.00', cite: 'nation-1 五' },
    standard: { label: '低保标准', amount: { urban: '653.50', rural: '500.00' }, cite: 'nation-1 三' },
  },
  conditions: {
    'mental-or-severe': {
      label: '精神三四级或重度',
      when: {
        any: [
          { fact: 'certificate.mentalLevel', operator: 'in', value: [3, 4] },
          { fact: 'certificate.heaviestLevel', operator: 'lessThanInclusive', value: 2 },
        ],
      },
      cite: 'nation-1 三',
    },
  },
  benefits: { living: MINI_LIVING, nursing: MINI_NURSING },
  events: {
    death: { label: '死亡', fact: 'person.diedOn', effect: 'stops', from: 'next-month', cite: 'nation-1 六' },
  },
};

/** A county that changes one parameter. */
export const MINI_COUNTY: PolicyFile = {
  jurisdiction: '500156',
  name: { zh: '小县', en: 'Mini county' },
  effectiveFrom: '2023-02-23',
  documents: { 'county-9': { title: '小县办法', number: '县〔2023〕9号', issuer: '县', verified: false } },
  parameters: { nursing: { amount: '120.00', cite: 'county-9 一' } },
};
