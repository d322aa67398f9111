/** What a route answers, before it becomes an HTTP response. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ReadableStream<Uint8Array> | null;
}

export function jsonAnswer(value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return textAnswer(JSON.stringify(value), 'application/json; charset=utf-8', headers);
}

export function textAnswer(
  body: string,
  contentType: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status: 200, headers: { 'content-type': contentType, ...headers }, body };
}

/** A file to be kept by whoever asked, never shown in the page. */
export function fileAnswer(content: Uint8Array, contentType: string, name: string): Answer {
  const headers = {
    'content-type': contentType,
    'content-length': String(content.length),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
  };
  return { status: 200, headers, body: new Blob([new Uint8Array(content)]).stream() };
}

/** No scripts at all, and nothing from other hosts. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function htmlAnswer(html: string): Answer {
  return textAnswer(html, 'text/html; charset=utf-8', {
    'cache-control': 'no-cache',
    'content-security-policy': PAGE_POLICY,
    'referrer-policy': 'no-referrer',
  });
}
