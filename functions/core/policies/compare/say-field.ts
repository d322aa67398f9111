import type { Amount, Cite, Condition, Limit, Text } from '../../../generated/policy-file.ts';
import { isObject } from '../../shared/json.ts';
import { type Bilingual, bilingual } from '../../shared/text.ts';
import { joined, phrase, same } from './phrase.ts';
import { sayAmount, sayYuan } from './say-amount.ts';
import { sayCondition } from './say-condition.ts';
import { sayLimit } from './say-limit.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How fields are called; a field that is not listed goes by its key. */
const NAMES: Readonly<Record<string, Bilingual>> = {
  label: { zh: '名称', en: 'label' },
  title: { zh: '标题', en: 'title' },
  number: { zh: '数值', en: 'number' },
  issuer: { zh: '发文机关', en: 'issuer' },
  issuedOn: { zh: '发文日期', en: 'issued on' },
  verified: { zh: '已核对官方文本', en: 'official text read' },
  note: { zh: '说明', en: 'note' },
  value: { zh: '当月值', en: 'value' },
  amount: { zh: '金额', en: 'amount' },
  rounding: { zh: '取整', en: 'rounding' },
  notBelow: { zh: '不低于', en: 'not below' },
  floor: { zh: '下限', en: 'floor' },
  ceiling: { zh: '上限', en: 'ceiling' },
  locked: { zh: '下级不得改变', en: 'locked' },
  when: { zh: '条件', en: 'condition' },
  rank: { zh: '顺序', en: 'rank' },
  rule: { zh: '规则', en: 'rule' },
  part: { zh: '适用部分', en: 'part' },
  pay: { zh: '发放', en: 'pay' },
  choice: { zh: '由谁选择', en: 'choice' },
  tie: { zh: '金额相同时', en: 'tie' },
  limit: { zh: '时限', en: 'limit' },
  owner: { zh: '负责', en: 'owner' },
  owners: { zh: '共同负责', en: 'owners' },
  maximumWorkingDays: { zh: '合计不超过（工作日）', en: 'at most, in working days' },
  fact: { zh: '依据的事实', en: 'fact' },
  effect: { zh: '效果', en: 'effect' },
  from: { zh: '起始', en: 'from' },
  resumes: { zh: '恢复方式', en: 'resumes' },
  form: { zh: '形式', en: 'form' },
  for: { zh: '用于', en: 'for' },
  replaceableBy: { zh: '可由数据替代', en: 'replaceable by' },
  suppliedBy: { zh: '提供者', en: 'supplied by' },
  maxAgeDays: { zh: '有效天数', en: 'maximum age in days' },
  cite: { zh: '依据', en: 'cites' },
  maximumCite: { zh: '上限依据', en: 'limit cited from' },
  stages: { zh: '环节', en: 'stages' },
  place: { zh: '地点', en: 'place' },
  check: { zh: '核对', en: 'checks' },
  sendBackTo: { zh: '可退回', en: 'may send back to' },
  onObjection: { zh: '有异议时', en: 'on objection' },
  kind: { zh: '种类', en: 'kind' },
  level: { zh: '层级', en: 'level' },
  select: { zh: '多类同时符合', en: 'when several classes match' },
  unlisted: { zh: '未列明的其他待遇', en: 'other benefits not listed' },
  funding: { zh: '资金分担', en: 'funding' },
  benefits: { zh: '涉及补贴', en: 'benefits' },
  afterMonths: { zh: '满几个月', en: 'after months' },
  endedBy: { zh: '终止于', en: 'ended by' },
  everyMonths: { zh: '每几个月', en: 'every months' },
  months: { zh: '月数', en: 'months' },
  newForMonths: { zh: '几个月内算新', en: 'new for months' },
  means: { zh: '方式', en: 'means' },
  frequency: { zh: '频次', en: 'frequency' },
  channel: { zh: '渠道', en: 'channel' },
  byDay: { zh: '每月几日前', en: 'by day of the month' },
  reportIfNotMonthlyBy: { zh: '不能按月发放的报告期限', en: 'report if not monthly by' },
  backPayMonths: { zh: '最多补发月数', en: 'back-pay, months at most' },
  backPayAt: { zh: '补发标准', en: 'back-pay at' },
  backPay: { zh: '补发', en: 'back-pay' },
  duringChange: { zh: '变更期间', en: 'during a change' },
  allowed: { zh: '允许', en: 'allowed' },
  ifMissed: { zh: '未复核的', en: 'if missed' },
  wording: { zh: '措辞', en: 'wording' },
  by: { zh: '按', en: 'by' },
  schema: { zh: '取值范围', en: 'values' },
  choices: { zh: '选项', en: 'choices' },
  question: { zh: '问题', en: 'question' },
  derived: { zh: '推算方法', en: 'derived' },
  unit: { zh: '单位', en: 'unit' },
  parts: { zh: '组成部分', en: 'parts' },
  accrual: { zh: '计发起始', en: 'accrual' },
  payment: { zh: '发放', en: 'payment' },
};

/** What some words of the format mean in Chinese; English reads them as they are. */
const WORDS: Readonly<Record<string, string>> = {
  allow: '可同时享受',
  exclude: '不能同时享受',
  'higher-of': '择高享受',
  full: '全额',
  difference: '补差',
  automatic: '自动',
  person: '本人',
  own: '本补贴',
  other: '对方待遇',
  stops: '停发',
  changes: '重新认定',
  'same-month': '当月',
  'next-month': '次月',
  none: '不取整',
  'half-up-yuan': '四舍五入到元',
  'up-yuan': '进位到元',
  township: '乡镇（街道）',
  federation: '残联',
  'civil-affairs': '民政',
  village: '村（居）委会',
  finance: '财政',
  platform: '平台',
  highest: '取最高',
  first: '取首个',
  sum: '累加',
  undetermined: '待定',
  'new-application': '重新申请',
  never: '不恢复',
  monthly: '按月',
  quarterly: '按季',
  'half-yearly': '按半年',
  yearly: '按年',
  card: '一卡通',
  bank: '银行',
  cash: '现金',
  superior: '上级标准',
  'last-year': '上年标准',
  'month-of-application': '申请当月',
  'month-after-application': '申请次月',
  'month-of-approval': '审定当月',
  'month-after-approval': '审定次月',
  'month-of-issue': '发证当月',
  'new-level': '新等级',
  'old-level': '原等级',
  discretionary: '酌情',
  always: '一律',
  unchanged: '照旧',
  suspended: '暂停',
  data: '数据比对',
  visit: '入户',
  interview: '面谈',
  'proof-of-life': '生存验证',
  'self-report': '本人申报',
  online: '网上',
  window: '窗口',
  institution: '机构',
  applicant: '申请人',
  original: '原件',
  copy: '复印件',
  'original-and-copy': '原件和复印件',
  statement: '填写',
};

/** What a field is called; the number of a document is a text, that of a parameter a value. */
export function fieldName(field: string, value?: unknown): Bilingual {
  if (field === 'number' && typeof value === 'string') return { zh: '文号', en: 'number' };
  return NAMES[field] ?? same(field);
}

/** Fields that hold fact ids, and those that cite. */
const FACT_FIELDS: ReadonlySet<string> = new Set(['fact', 'endedBy', 'check', 'by']);
/** Fields that hold ids of the policy's own, which are said as they are. */
const ID_FIELDS: ReadonlySet<string> = new Set([
  'stages',
  'sendBackTo',
  'onObjection',
  'part',
  'for',
  'benefits',
]);
export const CITING_FIELDS: ReadonlySet<string> = new Set(['cite', 'maximumCite']);

/** A field's value in words; undefined where the entry does not have it. */
export function sayField(field: string, value: unknown, words: Vocabulary): Bilingual {
  if (value === undefined) return { zh: '无', en: 'none' };
  if (field === 'when' && isObject(value)) return sayCondition(value as unknown as Condition, words);
  if (field === 'limit') return sayLimit(value as Limit);
  if (field === 'amount') return sayWrittenAmount(value, words);
  if (CITING_FIELDS.has(field)) return words.cite(value as Cite);
  if (ID_FIELDS.has(field)) return same([value].flat().join(', '));
  if (FACT_FIELDS.has(field))
    return joined(
      [value].flat().map((id) => words.fact(String(id))),
      '、',
      ', ',
    );
  if ((field === 'floor' || field === 'ceiling') && typeof value === 'string') return sayYuan(value);
  if (isObject(value) && typeof value.zh === 'string') return bilingual(value as unknown as Text, '');
  return sayPlain(value);
}

/** The amount of a class is an expression; that of a parameter may be a schedule or split by area. */
function sayWrittenAmount(value: unknown, words: Vocabulary): Bilingual {
  if (!isObject(value)) return typeof value === 'string' ? sayYuan(value) : sayPlain(value);
  if (isObject(value.schedule)) {
    const steps = Object.entries(value.schedule).sort(([a], [b]) => (a < b ? -1 : 1));
    return joined(
      steps.map(([from, amount]) =>
        phrase('自{0}起{1}', '{1} from {0}', same(from), sayYuan(String(amount))),
      ),
      '，',
      ', ',
    );
  }
  if ('urban' in value)
    return phrase(
      '城镇{0}、农村{1}',
      'urban {0}, rural {1}',
      sayWrittenAmount(value.urban, words),
      sayWrittenAmount(value.rural, words),
    );
  return sayAmount(value as unknown as Amount, words);
}

/** A plain value in words: yes and no, the format's own words in Chinese, lists, objects as key: value. */
export function sayPlain(value: unknown): Bilingual {
  if (value === true) return { zh: '是', en: 'yes' };
  if (value === false) return { zh: '否', en: 'no' };
  if (value === null) return { zh: '未规定', en: 'not set' };
  if (typeof value === 'string') return { zh: WORDS[value] ?? value, en: value };
  if (Array.isArray(value)) return joined(value.map(sayPlain), '、', ', ');
  if (!isObject(value)) return same(String(value));
  const parts = Object.entries(value).map(([key, one]) => {
    const name = fieldName(key);
    const said = sayPlain(one);
    return { zh: `${name.zh}：${said.zh}`, en: `${name.en}: ${said.en}` };
  });
  return phrase('（{0}）', '({0})', joined(parts, '，', ', '));
}
