import type { Messages } from './messages.ts';

/** What worked examples and timelines show, and what they do not. */
export const EXAMPLE_MESSAGES = {
  'unknown-benefit.expected': {
    zh: '政策中没有补贴 {found}；应为{right}',
    en: 'the policy has no benefit {found}; right is {right}',
  },
  'unknown-document.timeline': {
    zh: '没有依据文件 {found}；应为{right}',
    en: 'there is no document {found}; right is {right}',
  },
  'example-no-policy': {
    zh: '算例无法运行：{refusal}',
    en: 'the example cannot be run: {refusal}',
  },
  'example-no-policy.timeline': {
    zh: '时间线算例无法运行：{refusal}',
    en: 'the timeline cannot be run: {refusal}',
  },
  'example-facts': { zh: '{problem}', en: '{problem}' },
  'example-fails': {
    zh: '{benefit} 的结论是{found}（{why}）；算例预期为{wanted}',
    en: '{benefit} is {found} ({why}); the example expects {wanted}',
  },
  'example-fails.total': {
    zh: '各项补贴合计 {found} 元；算例预期为 {wanted} 元',
    en: 'all benefits come to {found}; the example expects {wanted}',
  },
  'example-fails.amount': {
    zh: '{benefit} 的金额为 {found}；算例预期为 {wanted}',
    en: '{benefit} comes to {found}; the example expects {wanted}',
  },
  'example-fails.class': {
    zh: '{benefit} 按 {found} 发放；算例预期为 {wanted}',
    en: '{benefit} is due by {found}; the example expects {wanted}',
  },
  'example-fails.because': {
    zh: '{reason} 不是决定 {benefit} 的理由；起决定作用的是{right}',
    en: '{reason} does not decide {benefit}; what does is {right}',
  },
  'example-fails.missing': {
    zh: '{benefit} 缺少 {found}；算例预期缺少 {wanted}',
    en: '{benefit} lacks {found}; the example expects {wanted}',
  },
  'example-fails.chain': {
    zh: '政策中没有流程 {found}；应为{right}',
    en: 'the policy has no chain {found}; right is {right}',
  },
  'example-fails.step': {
    zh: '{chain} 流程没有步骤 {found}；应为{right}',
    en: 'the chain {chain} has no step {found}; right is {right}',
  },
  'example-fails.due': {
    zh: '{step} 的到期日为 {found}；算例预期为 {wanted}',
    en: '{step} is due {found}; the example expects {wanted}',
  },
  'example-fails.due-from': {
    zh: '补贴自 {found} 起发放；算例预期为 {wanted}',
    en: 'the benefit is due from {found}; the example expects {wanted}',
  },
  'example-fails.fault': {
    zh: '{entry} 有问题 {fault}：{message}',
    en: '{entry} has the fault {fault}: {message}',
  },
  'example-fails.no-fault': {
    zh: '没有任何记录有问题 {fault}；实际有的是{right}',
    en: 'no entry has the fault {fault}; what is there is {right}',
  },
  'example-fails.months': {
    zh: '{from} 至 {through} 没有任何月份；最后一个月应当不早于第一个月',
    en: '{from} through {through} is no month; right is a last month not before the first',
  },
  'example-fails.month-outcome': {
    zh: '{month} 的 {benefit} 结论是{found}，金额 {amount}（{why}）；时间线预期为{wanted}，金额 {wantedAmount}',
    en: 'in {month} {benefit} is {found} with {amount} ({why}); the timeline expects {wanted} with {wantedAmount}',
  },
  'example-fails.month-amount': {
    zh: '{month} 的 {benefit} 金额为 {amount}（{why}）；时间线预期为 {wantedAmount}',
    en: 'in {month} {benefit} comes to {amount} ({why}); the timeline expects {wantedAmount}',
  },
  'example-fails.month-because': {
    zh: '{reason} 不是决定 {month} 的 {benefit} 的理由；起决定作用的是 {why}',
    en: '{reason} does not decide {benefit} in {month}; what does is {why}',
  },
  'example-fails.month-payer': {
    zh: '{month} 的 {benefit} 由 {found} 发放；时间线预期为 {wanted}',
    en: 'in {month} {found} pays {benefit}; the timeline expects {wanted}',
  },
  'no-examples': {
    zh: '{jurisdiction} 没有算例；至少应有一个，放在其政策旁边的 examples/',
    en: '{jurisdiction} has no worked example; right is at least one, in examples/ beside its policy',
  },
  'not-distinguished': {
    zh: '没有算例验证 {reason} 的下列情形：{sides}；每种情形都应当有算例',
    en: 'no example shows {reason} {sides}; right is an example on each side',
  },
  'not-distinguished.benefit': {
    zh: '没有算例验证 {benefit} 的 {reason} 的下列情形：{sides}；每种情形都应当有算例',
    en: 'no example shows {reason} of {benefit} {sides}; right is an example on each side',
  },
} as const satisfies Messages;
