import type { DecisionLetter } from '../../core/use-cases/cases/write-decision-letter.ts';
import { html } from './html.ts';

/** The letter as plain text, to be printed or sent. */
export function letterText({ caseId, determinedOn, parts, remedies }: DecisionLetter): string {
  const rule = '\n\n————————————\n\n';
  return `${parts.join(rule)}\n\n${remedies}\n\n申请编号：${caseId}\n决定日期：${determinedOn}\n`;
}

/** The letter as a page of its own: one sheet for each benefit, no scripts, black on white for the printer. */
export function letterPage(letter: DecisionLetter): string {
  const sheets = letter.parts.map((part) => {
    const [title = '', ...lines] = part.split('\n').filter((line) => line.trim() !== '');
    return html`<article><h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}<p>${letter.remedies}</p>
<footer><p>申请编号：${letter.caseId}</p><p>决定日期：<time datetime="${letter.determinedOn}">${letter.determinedOn}</time></p></footer></article>
`;
  });
  const document = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>审定结果通知书</title>
<style>${{ html: STYLE }}</style>
</head>
<body><main>${sheets}</main></body>
</html>
`;
  return document.html;
}

const STYLE = `
body{margin:0;background:#fff;color:#000;font:1.05rem/1.9 "SimSun","Songti SC","Noto Serif CJK SC",serif}
article{max-width:42rem;margin:0 auto;padding:2rem;break-after:page}
h1{text-align:center;font-size:1.4rem}
footer{margin-top:3rem;text-align:right}
`;
