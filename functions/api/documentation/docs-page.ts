import type { Bilingual } from '../../core/shared/text.ts';
import { curlOf } from './curl.ts';
import { type Html, html } from './html.ts';
import type { Content, OpenApiDocument, Operation, OperationResponse } from './openapi-document.ts';
import { both, page, paragraphs } from './page.ts';
import { schemaTable, typeOf } from './schema-table.ts';

/** The reference for people, from the OpenAPI document alone. */
export function docsPage({ info, paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const contents = operations.map(
    ({ path, method, operation }) =>
      html`<li><a href="#${operation.operationId}"><span class="method">${method}</span> <code>${path}</code></a> ${title(operation)}</li>`,
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      html`<section aria-labelledby="schema-${name}"><h3 id="schema-${name}">${name}</h3>${
        typeof schema.description === 'string' ? html`<p lang="en">${schema.description}</p>` : html``
      }${schemaTable(schema)}</section>`,
  );
  return page(
    `接口说明 · ${info.title}`,
    html`<h1>${info.title} ${info.version}：接口说明 <span lang="en">HTTP reference</span></h1>
<p>${info.description}</p>
<nav aria-label="目录 Contents"><ul>${contents}<li><a href="#schemas">数据结构 <span lang="en">Schemas</span></a></li></ul></nav>
${operations.map(({ path, method, operation }) => section(path, method, operation))}
<h2 id="schemas">数据结构 <span lang="en">Schemas</span></h2>
${schemas}`,
  );
}

function title(operation: Operation): Html {
  return both({ zh: operation['x-summary-zh'], en: operation.summary });
}

function section(path: string, method: string, operation: Operation): Html {
  const { operationId, parameters, requestBody, responses } = operation;
  return html`<section aria-labelledby="${operationId}">
<h2 id="${operationId}">${title(operation)}</h2>
<p><span class="method">${method}</span> <code>${path}</code></p>
<p>${access(operation)}</p>
${paragraphs({ zh: operation['x-description-zh'], en: operation.description })}
${parameters.length > 0 ? parameterTable(operation) : html``}
${requestBody === undefined ? html`` : html`<h3>正文 <span lang="en">Body</span></h3>${content(requestBody.content)}`}
<h3>示例 <span lang="en">Example</span></h3>
<pre tabindex="0"><code>${curlOf(path, method, operation)}</code></pre>
<h3>答复 <span lang="en">Answers</span></h3>
<ul>${Object.entries(responses).map(([status, response]) => answer(status, response))}</ul>
</section>
`;
}

function access({ 'x-roles': roles, 'x-scope': scope }: Operation): Html {
  if (roles.some((role) => role === 'public')) return both({ zh: '无须令牌', en: 'No token is asked for' });
  const names = roles.map((role) => html` <code>${role}</code>`);
  return html`令牌角色 <span lang="en">Token with one of the roles</span>:${names} · ${both(SCOPES[scope] ?? { zh: scope, en: scope })}`;
}

const SCOPES: Readonly<Record<string, Bilingual>> = {
  own: { zh: '限本地', en: 'in that very jurisdiction' },
  below: { zh: '本地及以下', en: 'in it or above it' },
  'receiving-or-competent': {
    zh: '受理地或主管地，监督、对接、审计角色含其上级',
    en: 'where the receiving or the competent office is; supervisors, integrators and auditors also above',
  },
  any: { zh: '不限地区', en: 'anywhere' },
  none: { zh: '不限地区', en: 'anywhere' },
};

function parameterTable({ parameters }: Operation): Html {
  const rows = parameters.map(
    (parameter) =>
      html`<tr><th scope="row"><code>${parameter.name}</code></th><td>${parameter.in}</td><td>${typeOf(parameter.schema)}</td><td>${both(
        { zh: parameter['x-description-zh'], en: parameter.description },
      )}</td></tr>`,
  );
  return html`<h3>参数 <span lang="en">Parameters</span></h3><div class="scroll"><table><thead><tr><th scope="col">名称 <span lang="en">Name</span></th><th scope="col">位置 <span lang="en">In</span></th><th scope="col">类型 <span lang="en">Type</span></th><th scope="col">说明 <span lang="en">Meaning</span></th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function content(byType: Content): Html {
  const parts = Object.entries(byType).map(
    ([type, { schema, example }]) =>
      html`<p><code>${type}</code>: ${typeOf(schema)}</p>${
        example === undefined
          ? html``
          : html`<pre tabindex="0"><code>${JSON.stringify(example, null, 2)}</code></pre>`
      }`,
  );
  return html`${parts}`;
}

function answer(
  status: string,
  { description, content: byType = {}, 'x-problems': names = [] }: OperationResponse,
): Html {
  const types = Object.entries(byType).map(
    ([type, { schema }]) => html` <code>${type}</code> ${typeOf(schema)}`,
  );
  const links = names.map((name) => html` <a href="/problems/${name}">${name}</a>`);
  return html`<li><strong>${status}</strong> <span lang="en">${description}</span>${types}${links}</li>`;
}
