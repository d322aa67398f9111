import { request } from 'node:http';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';

/** What a server answered to a file, and how long the file was. */
export interface UploadAnswer {
  readonly status: number;
  readonly body: string;
  readonly bytes: number;
}

/** The 低保 register as a file: people again and again, each row made long by a note that no layout reads. */
export function* longRegister(
  rows: number,
  rowCharacters: number,
  people: number,
): Generator<string, void, undefined> {
  const cells = Array.from({ length: people }, (_, at) => {
    const { name, residentId } = syntheticIdentity(`upload ${at}`, { bornOn: '1970-01-01' });
    return `${name},${residentId},在保,2023-01-10`;
  });
  const note = 'x'.repeat(rowCharacters);
  yield '姓名,身份证号,保障状态,纳入低保日期,备注\n';
  for (let at = 0; at < rows; at++) yield `${cells[at % people]},${note}\n`;
}

/** Sends a file in parts, no faster than the server takes it, and without saying its length. */
export function sendInParts(
  address: string,
  headers: Readonly<Record<string, string>>,
  parts: Iterator<string>,
): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const upload = request(address, { method: 'POST', headers });
    let bytes = 0;
    upload.on('error', reject);
    upload.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, bytes }));
    });
    const push = () => {
      for (let next = parts.next(); next.done !== true; next = parts.next()) {
        const part = Buffer.from(next.value);
        bytes += part.length;
        if (!upload.write(part)) return void upload.once('drain', push);
      }
      upload.end();
    };
    push();
  });
}
