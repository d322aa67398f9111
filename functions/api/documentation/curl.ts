import type { Operation } from './openapi-document.ts';

const BASE = 'http://localhost:8787';

/** A command that calls an operation with the examples of its declaration. */
export function curlOf(path: string, method: string, operation: Operation): string {
  const url = exampleUrl(path, operation);
  const [content] = Object.entries(operation.requestBody?.content ?? {});
  if (method === 'GET' || content === undefined) return `curl '${BASE}${url}'`;
  const [type, { example }] = content;
  const isPretty = type === 'application/json';
  const body = JSON.stringify(example, null, isPretty ? 2 : 0).replaceAll("'", "'\\''");
  const data = isPretty ? '--data' : '--data-binary';
  return `curl '${BASE}${url}' \\\n  -H 'content-type: ${type}' \\\n  ${data} '${body}'`;
}

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
