import type { Messages } from './messages.ts';

/** What binds the levels below, and the review chain. */
export const PROCEDURE_MESSAGES = {
  'locked-parameter': {
    zh: '{own}规定了{superior}已锁定的值；应当由该级规定',
    en: '{own} sets a value that {superior} has locked; right is to leave it to that level',
  },
  'below-floor': {
    zh: '{own}为 {value}（{month}）；不得低于 {bound}，即{superior}规定的下限',
    en: '{own} comes to {value} in {month}; right is at least {bound}, the floor of {superior}',
  },
  'above-ceiling': {
    zh: '{own}为 {value}（{month}）；不得高于 {bound}，即{superior}规定的上限',
    en: '{own} comes to {value} in {month}; right is at most {bound}, the ceiling of {superior}',
  },
  'bound-weakened': {
    zh: '{own}放宽了{superior}规定的{bound}；应当保持不变或者从严',
    en: '{own} weakens the {bound} of {superior}; right is to keep or tighten it',
  },
  'stage-limits': {
    zh: '{chain} 流程各环节合计 {sum} = {total} 个工作日（{cite}）；不得超过 {most} 个，即 {jurisdiction} 规定的上限（{superiorCite}）',
    en: 'the stages of chain {chain} take {sum} = {total} working days ({cite}); right is at most {most}, the maximum of {jurisdiction} ({superiorCite})',
  },
  'maximum-raised': {
    zh: '{chain} 流程规定最长 {days} 个工作日（{cite}），而 {jurisdiction} 规定最长 {most} 个（{superiorCite}）；不得超过 {most} 个',
    en: 'chain {chain} allows {days} working days ({cite}), but {jurisdiction} allows {most} ({superiorCite}); right is at most {most}',
  },
  'duplicate-stage': {
    zh: '{stage} 与前面某一环节的标识重复；应当各用各的标识',
    en: '{stage} is the id of an earlier stage; right is an id of its own',
  },
  'duplicate-stage.reserved': {
    zh: '{stage} 是流程之外某一步骤的名称；应当另用标识',
    en: '{stage} is the name of a step outside of every chain; right is an id of its own',
  },
  'stage-owner': {
    zh: '{stage} 环节是审核，却没有办理单位；应当写明 owner，如 township（乡镇、街道）',
    en: 'stage {stage} is a review that nobody does; right is an owner such as township',
  },
  'stage-owner.joint': {
    zh: '{stage} 环节是联合审核，却没有办理单位；应当写明 owners，至少两个单位',
    en: 'stage {stage} is a joint review without owners; right is owners, a list of at least 2',
  },
  'notice-place': {
    zh: '{stage} 环节是公示，却没有写明在哪里公示；应当写明 place',
    en: 'stage {stage} is a public notice that hangs nowhere; right is a place',
  },
  'without-days': {
    zh: '{stage} 环节的公示没有天数，而 {chain} 流程最长 {most} 个工作日（{jurisdiction}，{cite}），无法断定是否超过；应当在 limit 中写明天数，或者在 stageDefaults 中写明公示的天数',
    en: 'stage {stage} is a public notice without days, and chain {chain} may take at most {most} working days ({jurisdiction}, {cite}), so nobody can say whether it keeps to them; right is a limit, or one for public-notice under stageDefaults',
  },
  'without-days.term': {
    zh: '{term}没有期限，而 {jurisdiction} 规定为 {days}（{cite}）；应当写明期限，或者不写而照上级的办',
    en: 'the term {term} has no days, and {jurisdiction} gives {days} ({cite}); right is a limit, or to leave it to that level',
  },
  'unknown-stage': {
    zh: '{stage} 环节退回到 {target}，而本流程没有该环节；应为{right}',
    en: 'stage {stage} sends back to {target}, which this chain does not have; right is {right}',
  },
  'unknown-stage.later': {
    zh: '{stage} 环节退回到 {target}，而该环节不在它之前；应为{right}',
    en: 'stage {stage} sends back to {target}, which does not come before it; right is {right}',
  },
  'unknown-stage.objection': {
    zh: '{stage} 环节把异议交给 {target}，而本流程没有该环节；应为{right}',
    en: 'stage {stage} hands objections to {target}, which this chain does not have; right is {right}',
  },
  'chain-without-condition': {
    zh: '{chain} 流程没有写明适用于哪些申请；应当在 when 中写明条件（只有 {byPlace} 按受理地选用）',
    en: 'chain {chain} does not say for which cases it is; right is a condition under when (only {byPlace} are chosen by place)',
  },
} as const satisfies Messages;
