import { createHash } from 'node:crypto';
import type { CaseApi } from '../cases/case-api.ts';

/** An announcement as it is answered. */
export interface AnnouncedFile {
  readonly id: string;
  readonly put: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly until: string;
  };
  readonly takeUpAt: string;
  readonly keptUntil: string;
}

/** Who sends a file where. */
export interface Sender {
  readonly role: string;
  readonly jurisdiction: string;
  readonly subject?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The steps of a file that is put apart. */
export interface UploadSteps {
  /** A request with a token of the sender; the body is JSON. */
  ask(sender: Sender, request: string, body?: unknown): Promise<Response>;
  announce(sender: Sender, address: string, file: Uint8Array, contentType: string): Promise<Response>;
  /** Puts a file as the announcement says, with no thought of its own. */
  put(announced: AnnouncedFile, file: Uint8Array, more?: Readonly<Record<string, string>>): Promise<Response>;
  /** Announces and puts a file; both have to succeed. */
  sent(sender: Sender, address: string, file: Uint8Array, contentType: string): Promise<AnnouncedFile>;
  takeUp(sender: Sender, announced: AnnouncedFile, address?: string): Promise<Response>;
}

export function uploadSteps(api: CaseApi): UploadSteps {
  const ask: UploadSteps['ask'] = async ({ role, jurisdiction, subject, headers = {} }, request, body) => {
    const [method = '', path = ''] = request.split(' ');
    const authorization = `Bearer ${await api.token(role, jurisdiction, subject)}`;
    return api.app.request(path, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
  const announce: UploadSteps['announce'] = (sender, address, file, contentType) => {
    const sha256 = createHash('sha256').update(file).digest('hex');
    const [path, query = ''] = address.split('?');
    const county = new URLSearchParams(query).get('jurisdiction');
    const at = `${path}/uploads${county === null ? '' : `?jurisdiction=${county}`}`;
    return ask(sender, `POST ${at}`, { bytes: file.length, contentType, sha256 });
  };
  const put: UploadSteps['put'] = async ({ put: { method, url, headers } }, file, more = {}) =>
    api.app.request(url, {
      method,
      headers: { ...headers, ...more },
      body: new Blob([new Uint8Array(file)]),
    });
  return {
    ask,
    announce,
    put,
    sent: async (sender, address, file, contentType) => {
      const answer = await announce(sender, address, file, contentType);
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      const announced = (await answer.json()) as AnnouncedFile;
      const taken = await put(announced, file);
      if (taken.status !== 204) throw new Error(`${taken.status} ${await taken.text()}`);
      return announced;
    },
    takeUp: (sender, { id, takeUpAt }, address = takeUpAt) => ask(sender, `POST ${address}`, { upload: id }),
  };
}
