import type { Messages } from './messages.ts';

/** Facts, conditions, amounts and tables that cannot mean what they say. */
export const RULE_MESSAGES = {
  'fact-schema': {
    zh: '{id} 的最小值 {minimum} 大于最大值 {maximum}；最小值应当不大于最大值',
    en: '{id} is at least {minimum} and at most {maximum}; right is a minimum below the maximum',
  },
  'fact-schema.not-text': {
    zh: '{id} 写有 format、enum 或者 choices，类型却是 {type}；应为 "type": "string"',
    en: '{id} has a format, an enum or choices and is {type}; right is "type": "string"',
  },
  'fact-schema.items': {
    zh: '{id} 是列表，却没有写明列表中是什么；应当写明 items',
    en: '{id} is a list of nobody knows what; right is items',
  },
  'fact-schema.no-value': {
    zh: '{value} 不是 {id} 的取值；应为{right}',
    en: '{value} is no value of {id}; right is {right}',
  },
  derivation: {
    zh: '{id} 以 {kind} 方式推算，却没有写明由什么推算；应为 "from": 某一事实的标识',
    en: '{id} is derived by {kind} from nothing; right is "from": the id of a fact',
  },
  'derivation.kind': {
    zh: '{id} 以 {kind} 方式由 {from} 推算，而 {from} 是{found}；应为类型是{wanted}的事实',
    en: '{id} is derived by {kind} from {from}, which is {found}; right is a fact that is {wanted}',
  },
  'derivation.category': {
    zh: '{id} 是 {category} 的等级；残疾类别应为{right}',
    en: '{id} is the level of {category}; right is {right}',
  },
  'derivation.parameter': {
    zh: '{id} 是 {parameter} 的倍数；应为 "parameter": 某一金额参数的标识',
    en: '{id} is a multiple of {parameter}; right is "parameter": the id of an amount',
  },
  'derivation.chain': {
    zh: '{id} 经 {chain} 层层推算；应由直接提供的事实推算，或者由此种事实推算出的事实推算',
    en: '{id} is derived over {chain}; right is a fact that is given, or derived from one that is',
  },
  'operator-against-fact': {
    zh: '{operator} 用于列表，而 {fact} 是{kind}；应为 equal，或者 in 加取值列表',
    en: '{operator} is for facts that are lists, and {fact} is {kind}; right is equal, or in with a list of values',
  },
  'operator-against-fact.unordered': {
    zh: '{operator} 用于数字、金额和日期，而 {fact} 是{kind}；应为 equal，或者 in 加取值列表',
    en: '{operator} is for numbers, amounts and dates, and {fact} is {kind}; right is equal, or in with a list of values',
  },
  'operator-against-fact.list': {
    zh: '{operator} 只比较单个值，而 {fact} 是列表；应为 contains、doesNotContain 或者 containsAny',
    en: '{operator} compares one value, and {fact} is a list; right is contains, doesNotContain or containsAny',
  },
  'operator-against-fact.one-value': {
    zh: '{operator} 后面应当是单个值，此处是列表 {value}；应为单个值',
    en: '{operator} takes one value, and there is the list {value}; right is one value',
  },
  'operator-against-fact.one-value-or': {
    zh: '{operator} 后面应当是单个值，此处是列表 {value}；应为单个值，或者改用运算符 {other}',
    en: '{operator} takes one value, and there is the list {value}; right is one value, or the operator {other}',
  },
  'operator-against-fact.values': {
    zh: '{operator} 后面应当是取值列表，此处是 {value}；应为 [{value}]',
    en: '{operator} takes a list of values, and there is {value}; right is [{value}]',
  },
  'operator-against-fact.table': {
    zh: '表格不能按 {fact} 分档，它是列表；应为用 contains 的发放类别，或者推算事实',
    en: 'a table cannot look at {fact}, which is a list; right is a class with contains, or a derived fact',
  },
  'operator-against-fact.range': {
    zh: '区间只用于数字、金额和日期，{fact} 不是；应为一个值，或者取值列表',
    en: 'a range is for numbers, amounts and dates, and {fact} is none; right is a value or a list of values',
  },
  'value-against-fact': {
    zh: '{fact} 与 {value} 比较；应为{right}',
    en: '{fact} is compared with {value}; right is {right}',
  },
  'operand-against-fact': {
    zh: '{fact} 与 {other} 比较，而 {other} 是{kind}；应为类型是{right}的事实',
    en: '{fact} is compared with {other}, which is {kind}; right is a fact that is {right}',
  },
  'operand-against-fact.parameter': {
    zh: '{fact} 是{kind}，而参数 {parameter} 是{found}；应为{right}',
    en: '{fact} is {kind} and the parameter {parameter} is {found}; right is {right}',
  },
  'operand-against-fact.event': {
    zh: '情况变化 {event} 的日期取自 {fact}，它不是日期；应为写有 "format": "date" 的事实',
    en: 'the event {event} is dated by {fact}, which is no date; right is a fact with "format": "date"',
  },
  'amount-against-parameter': {
    zh: '参数 {parameter} 是{found}；应为写有 {wanted} 的参数',
    en: 'the parameter {parameter} is {found}; right is a parameter with {wanted}',
  },
  'amount-against-parameter.factor': {
    zh: '金额乘以 {fact}，它不是数字；应为数字类型的事实',
    en: 'an amount is multiplied by {fact}, which is no number; right is a fact that is a number',
  },
  'parameter-kind': {
    zh: '参数 {parameter} 同时是金额和数字；各级应当为同一种',
    en: 'the parameter {parameter} is both an amount and a number; right is one kind at all levels',
  },
  'parameter-kind.above': {
    zh: '参数 {parameter} 在上级是{above}，在本级是{here}；各级应当为同一种',
    en: 'the parameter {parameter} is {above} at the level above and {here} here; right is one kind at all levels',
  },
  'parameter-circle': {
    zh: '参数 {parameter} 按自身的比例计算：{circle}；应当最终落到一个金额',
    en: 'the parameter {parameter} is a share of itself: {circle}; right is a chain that ends at an amount',
  },
  'condition-circle': {
    zh: '条件 {condition} 引用了自身：{circle}；应当最终落到具体的比较',
    en: 'the condition {condition} refers to itself: {circle}; right is a chain that ends at comparisons',
  },
  'conditions-too-costly': {
    zh: '展开共用条件后，各项补贴的条件合计 {count} 次比较；不得超过 {most} 次',
    en: 'the conditions of all benefits come to {count} comparisons, shared conditions put in; right is at most {most}',
  },
  'conditions-too-costly.deep': {
    zh: '展开共用条件后，此条件嵌套 {depth} 层；不得超过 {most} 层',
    en: 'this condition nests {depth} deep, shared conditions put in; right is at most {most}',
  },
  'table-width': {
    zh: '第 {row} 行有 {cells} 格，而表格按 {count} 个事实（{facts}）分档；应当一个事实一格',
    en: 'row {row} has {cells} cells and the table looks at {count} facts ({facts}); right is one cell for each',
  },
  'unreachable-row': {
    zh: '{row} 行永远轮不到：凡符合它的，都已符合前面的 {before} 行；应当上移或者删去',
    en: 'row {row} is never reached: whoever fits it fits row {before} before it; right is to move it up or remove it',
  },
  'duplicate-reason': {
    zh: '补贴 {benefit} 中有两个类别或者档次都用标识 {id}，理由无法区分；应当各用各的标识',
    en: 'benefit {benefit} gives the id {id} to two classes or rows, and a reason could not say which; right is an id of its own for each',
  },
} as const satisfies Messages;
