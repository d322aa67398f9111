import type { Bilingual } from '../../core/shared/text.ts';
import { type Html, html } from './html.ts';

/** A whole page: title, skip link, header, main. Contrast is 7:1 or more, light and dark. */
export function page(title: string, main: Html): string {
  const document = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<a class="skip" href="#main">跳到正文 <span lang="en">Skip to content</span></a>
<header><nav aria-label="导航 Navigation"><a href="/docs">惠泽 <span lang="en">Huize</span></a> <a href="/openapi.json">OpenAPI 3.1</a> <a href="/problems">问题类型 <span lang="en">Problems</span></a> <a href="/healthz">运行状况 <span lang="en">Health</span></a></nav></header>
<main id="main">
${main}
</main>
</body>
</html>
`;
  return document.html;
}

/** A text in both languages, each marked as what it is. */
export function both({ zh, en }: Bilingual): Html {
  return zh === en ? html`${zh}` : html`${zh} <span lang="en">${en}</span>`;
}

/** A paragraph for each language. */
export function paragraphs({ zh, en }: Bilingual): Html {
  return html`<p>${zh}</p><p lang="en">${en}</p>`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#f3f5f7;--line:#b8c0c8;--link:#0b4a8f;--mark:#7a1f0b}
@media (prefers-color-scheme:dark){:root{--ink:#f0f2f4;--paper:#14171a;--soft:#20252a;--line:#5c6670;--link:#a8cfff;--mark:#ffb9a3}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main{max-width:60rem;margin:0 auto;padding:1rem}
header{border-bottom:1px solid var(--line)}
nav a{margin-right:1rem}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
h1,h2,h3,h4{line-height:1.3}
h2{margin-top:3rem;border-top:1px solid var(--line);padding-top:1.5rem}
code,pre{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9em}
pre{background:var(--soft);border:1px solid var(--line);padding:.75rem;overflow:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.35rem .5rem}
.scroll{overflow-x:auto}
.method{color:var(--mark);font-weight:700}
`;
