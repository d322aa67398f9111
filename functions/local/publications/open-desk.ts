import { resolve } from 'node:path';
import { folderPublicationShelf } from '../../adapters/local/folder-publication-shelf.ts';
import { readTrustedKeys } from '../../adapters/local/trusted-keys-file.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { TrustedKey } from '../../generated/trusted-keys-file.ts';
import { policiesFolder } from '../commands/load-policies.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { httpDesk } from './http-desk.ts';
import type { PublicationDesk } from './publication-desk.ts';
import { shelfDesk } from './shelf-desk.ts';

/** What every command takes that publishes. */
export interface DeskOptions {
  /** A folder, https://…, or s3://bucket/prefix. */
  readonly to?: string;
  readonly trust?: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** Opens the desk that --to names. Refuses request-invalid where something is missing for it. */
export async function openDesk(options: DeskOptions, terminal: Terminal): Promise<PublicationDesk> {
  const { to = terminal.policiesFolder } = options;
  if (/^https?:\/\//.test(to)) {
    const token = options.token ?? process.env.HUIZE_TOKEN;
    if (token === undefined || token === '')
      throw new Refusal('request-invalid', {
        zh: `${to} 需要政策编制人或者批准人的令牌；用 --token 或者 HUIZE_TOKEN 给出`,
        en: `${to} asks for a token of a policy author or approver; give it with --token or HUIZE_TOKEN`,
      });
    return httpDesk(to, token);
  }
  const keys = trustedKeys(options, terminal);
  const bucket = /^s3:\/\/([^/]+)\/?(.*)$/.exec(to);
  if (bucket === null)
    return shelfDesk(to, folderPublicationShelf(policiesFolder(to, terminal)), keys, terminal.today);
  const { s3PublicationShelf } = await import('../../adapters/aws/s3-publication-shelf.ts');
  return shelfDesk(to, s3PublicationShelf(bucket[1] ?? '', bucket[2] ?? ''), keys, terminal.today);
}

function trustedKeys({ trust }: DeskOptions, { folder }: Terminal): readonly TrustedKey[] {
  const file = trust ?? process.env.HUIZE_TRUSTED_KEYS;
  if (file !== undefined && file !== '') return readTrustedKeys(resolve(folder, file));
  throw new Refusal('request-invalid', {
    zh: '没有写明受信任密钥名单；用 --trust 或者 HUIZE_TRUSTED_KEYS 给出，其条目由 huize policy key 生成',
    en: 'no list of trusted keys is named; give it with --trust or HUIZE_TRUSTED_KEYS, huize policy key makes its entries',
  });
}
