import type { Operation } from './openapi-document.ts';

const BASE = 'http://localhost:8787';

/** A command that calls an operation with the examples of its declaration. */
export function curlOf(path: string, method: string, operation: Operation): string {
  const { security, requestBody } = operation;
  const lines = [
    `curl${method === 'GET' || method === 'POST' ? '' : ` -X ${method}`} '${BASE}${exampleUrl(path, operation)}'`,
  ];
  if (security.length > 0) lines.push('-H "authorization: Bearer $TOKEN"');
  const [content] = Object.entries(requestBody?.content ?? {});
  if (content === undefined) return [...lines, ...(method === 'POST' ? ['-X POST'] : [])].join(BREAK);
  const [type, { example }] = content;
  lines.push(`-H 'content-type: ${type}'`);
  if (example === undefined) return [...lines, `--data-binary @file`].join(BREAK);
  const isPretty = type === 'application/json';
  const body = JSON.stringify(example, null, isPretty ? 2 : 0).replaceAll("'", "'\\''");
  return [...lines, `${isPretty ? '--data' : '--data-binary'} '${body}'`].join(BREAK);
}

const BREAK = ' \\\n  ';

/** Path and query with the examples of the parameters. */
export function exampleUrl(path: string, { parameters }: Pick<Operation, 'parameters'>): string {
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, in: where, example } of parameters) {
    if (example === undefined) continue;
    if (where === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(example));
    else query.set(name, example);
  }
  return query.size === 0 ? filled : `${filled}?${query}`;
}
