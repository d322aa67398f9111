import { describeRefusal, REFUSAL_NAMES, type RefusalName } from '../../core/shared/refusal.ts';
import type { RefusalEntry } from '../../core/shared/refusals/refusal-entry.ts';
import { FAULT, FAULT_TITLE } from '../problem-details.ts';
import { type Html, html } from './html.ts';
import { page, paragraphs } from './page.ts';

const FAULT_DESCRIBED: RefusalEntry = {
  status: 500,
  title: FAULT_TITLE,
  remedy: {
    zh: '这不是请求的错误。稍后再试；仍然失败时，把答复中的 x-request-id 告诉管理员。',
    en: 'The request is not to blame. Try again later; if it still fails, give the administrator the x-request-id of the answer.',
  },
};

/** All problem types, each with its status and a link to its page. */
export function problemsPage(): string {
  const rows = [...REFUSAL_NAMES, FAULT].map((name) => {
    const { status, title } = describe(name);
    return html`<tr><th scope="row"><a href="/problems/${name}">${name}</a></th><td>${status}</td><td>${title.zh} <span lang="en">${title.en}</span></td></tr>`;
  });
  return page(
    '问题类型 Problems',
    html`<h1>问题类型 <span lang="en">Problem types</span></h1>
<p>出错时，答复是 RFC 9457 问题详情，其中 type 指向下列某一页。</p>
<p lang="en">Errors are answered as RFC 9457 problem details; their type points to one of these pages.</p>
<div class="scroll"><table><thead><tr><th scope="col">类型 <span lang="en">Type</span></th><th scope="col">状态 <span lang="en">Status</span></th><th scope="col">含义 <span lang="en">Meaning</span></th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

/** What one problem type means and how to mend it. */
export function problemPage(name: string): string {
  const { status, title, remedy } = describe(name);
  const body: Html = html`<h1><code>${name}</code></h1>
<p><strong>${status}</strong> ${title.zh}。</p>
<p lang="en">${title.en}.</p>
<h2>如何改正 <span lang="en">How to mend it</span></h2>
${paragraphs(remedy)}
<p><a href="/problems">全部问题类型 <span lang="en">All problem types</span></a></p>`;
  return page(`${name} · 问题类型`, body);
}

function describe(name: string): RefusalEntry {
  return name === FAULT ? FAULT_DESCRIBED : describeRefusal(name as RefusalName); // the route knows no other names
}
