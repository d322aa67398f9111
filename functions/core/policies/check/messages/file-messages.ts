import type { Messages } from './messages.ts';

/** Files by their names, folders, days and versions. */
export const FILE_MESSAGES = {
  'date-not-in-calendar': {
    zh: '日历上没有 {date} 这一天；应为存在的日期，如 2023-02-28',
    en: '{date} is no day of the calendar; right is an existing day, such as 2023-02-28',
  },
  'dates-absurd': {
    zh: '规定自 {from} 起执行；年份应在 1949 年至 2100 年之间',
    en: 'the rules hold from {from}; right is a year from 1949 to 2100',
  },
  'dates-absurd.apart': {
    zh: '印发日期 {issuedOn} 与执行日期 {from} 相隔 {years} 年；不应超过 {most} 年',
    en: 'issued on {issuedOn} and in force from {from} are {years} years apart; right is at most {most}',
  },
  'file-name': {
    zh: '文件名是 {name}，而其规定自 {from} 起执行；文件名应为{right}',
    en: 'the file is named {name} and holds from {from}; right is {right}',
  },
  'folder-name': {
    zh: '文件属于 {jurisdiction}，却放在{folder}；应放在名为 {jurisdiction}-<拼音名称> 的文件夹',
    en: 'the file is of {jurisdiction} and stands in {folder}; right is a folder named {jurisdiction}-<name in pinyin>',
  },
  'unknown-division': {
    zh: '行政区划代码表（GB/T 2260，2023 年）中没有 {code}；应为某一行政区划的代码，代码表发布之后新设的除外',
    en: '{code} is not in the table of divisions (GB/T 2260, 2023); right is the code of a division, unless it is newer than the table',
  },
  'duplicate-version': {
    zh: '{jurisdiction} 在 {on} 有第二个文件：{other}；应当只有一个文件，或者在后印发的文件中写明 "corrects"',
    en: '{jurisdiction} has a second file for {on}: {other}; right is one file, or "corrects" in the one issued later',
  },
  'duplicate-version.same-issue': {
    zh: '{jurisdiction} 在 {on} 有第二个文件：{other}；应当只有一个文件，或者后一个是更正文件：issuedOn 更晚，或者同日印发而 corrects 的 number 更大',
    en: '{jurisdiction} has a second file for {on}: {other}; right is one file, or a correction with a later issuedOn, or of the same day with a higher number under corrects',
  },
  'extends-unknown': {
    zh: '{code} 没有政策可以承接；应为有政策的辖区的代码',
    en: '{code} has no policy to build on; right is the code of a jurisdiction that has one',
  },
  'extends-circle': {
    zh: 'extends 循环承接：{circle}；应当逐级向上，止于国家',
    en: 'extends goes round in a circle: {circle}; right is a chain that ends at the nation',
  },
  'amends-unknown': {
    zh: '没有自 {from} 起执行的更早版本可供修改；应为{right}',
    en: 'there is no earlier version from {from} to build on; right is {right}',
  },
  'corrects-unknown': {
    zh: '没有自 {from} 起执行的其他版本可供更正；应为{right}',
    en: 'there is no other version from {from} to correct; right is {right}',
  },
  'parent-broken': {
    zh: '{jurisdiction} 承接的 {path} 有错误，缺了它本文件不能成立；请先改正该文件',
    en: '{jurisdiction} builds on {path}, which has errors, and cannot stand without it; right is to mend that file first',
  },
  'example-misplaced': {
    zh: '算例不在任何辖区的文件夹中；应放在它所验证的政策旁边的 <代码>-<拼音>/examples/',
    en: 'the example stands in no folder of a jurisdiction; right is <code>-<pinyin>/examples/ beside the policy that it is for',
  },
  'example-misplaced.no-policy': {
    zh: '算例放在 {code} 的文件夹中，而该辖区没有政策文件；应放在它所验证的政策旁边的 <代码>-<拼音>/examples/',
    en: 'the example stands in the folder of {code}, which has no policy file; right is <code>-<pinyin>/examples/ beside the policy that it is for',
  },
} as const satisfies Messages;
