import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { newSigningKey, signerOf } from '../../adapters/identity/ed25519.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { TrustedKey } from '../../generated/trusted-keys-file.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';

interface Options {
  readonly role: TrustedKey['role'];
  readonly jurisdiction: string;
  readonly subject: string;
  readonly out: string;
  readonly id?: string;
}

/** `huize policy key`: makes a private key and prints its entry for the list of trusted keys. */
export async function policyKey(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { role, jurisdiction, subject } = options;
  if (!/^[1-9][0-9]{5}$/.test(jurisdiction))
    throw new Refusal('request-invalid', {
      zh: `--jurisdiction 是 ${jurisdiction}；应为六位行政区划代码，如 500156`,
      en: `--jurisdiction is ${jurisdiction}; right is a code of 6 digits, such as 500156`,
    });
  const file = resolve(terminal.folder, options.out);
  if (existsSync(file))
    throw new Refusal('request-invalid', {
      zh: `${file} 已经存在；密钥不得覆盖，请另写文件名`,
      en: `${file} exists; a key is never overwritten, name another file`,
    });
  const pem = newSigningKey();
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  const publicKey = signerOf(pem)?.publicKey ?? '';
  const id = options.id ?? `${subject}-${publicKey.slice(0, 6)}`;
  const entry: TrustedKey = { id, subject, role, jurisdiction, publicKey };
  printJson(entry, terminal);
  terminal.note(
    terminal.language === 'zh'
      ? `${file} 是私钥，由 ${subject} 本人保管；以上条目写入受信任密钥名单`
      : `${file} holds the private key: it stays with ${subject}; the entry goes into the list of trusted keys`,
  );
  return 0;
}
