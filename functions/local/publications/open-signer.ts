import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { signerOf } from '../../adapters/identity/ed25519.ts';
import type { Signer } from '../../core/ports/signatures.ts';
import { type SigningRole, signedBytes } from '../../core/publications/signed-bytes.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Signature, Statement } from '../../generated/publication-file.ts';
import type { TrustedKey } from '../../generated/trusted-keys-file.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A person's key, found among the trusted ones. */
export interface OpenedSigner {
  readonly key: TrustedKey;
  sign(statement: Statement): Signature;
}

/** Opens the private key that --key names. Refuses request-invalid where nobody trusts it in this role. */
export function openSigner(
  file: string,
  role: SigningRole,
  jurisdiction: string,
  keys: readonly TrustedKey[],
  terminal: Terminal,
): OpenedSigner {
  const signer = readSigner(resolve(terminal.folder, file));
  const own = keys.filter(({ publicKey }) => publicKey === signer.publicKey);
  const key = own.find((one) => one.role === role && one.jurisdiction === jurisdiction);
  if (key === undefined) {
    throw notTrusted(file, own, role, jurisdiction);
  }
  return {
    key,
    sign(statement) {
      const signedAt = new Date().toISOString();
      return { key: key.id, signedAt, value: signer.sign(signedBytes(statement, role, key.id, signedAt)) };
    },
  };
}

function notTrusted(
  file: string,
  own: readonly TrustedKey[],
  role: SigningRole,
  jurisdiction: string,
): Refusal {
  const found = own.map((one) => `${one.role} of ${one.jurisdiction}`).join(', ') || 'nobody';
  const zhFound = own.map((one) => `${one.jurisdiction} 的${ROLES[one.role]}`).join('、');
  return new Refusal('request-invalid', {
    zh: `${file} ${zhFound === '' ? '不在受信任密钥名单中' : `在名单中是${zhFound}的密钥`}；应为 ${jurisdiction} 的${ROLES[role]}的密钥`,
    en: `${file} is trusted as ${found}; right is a key of a ${role} of ${jurisdiction}`,
  });
}

const ROLES: Readonly<Record<SigningRole, string>> = {
  'policy-author': '编制人',
  'policy-approver': '批准人',
};

function readSigner(file: string): Signer {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Refusal('request-invalid', {
      zh: `无法读取密钥：${what}`,
      en: `the key cannot be read: ${what}`,
    });
  }
  const signer = signerOf(pem);
  if (signer !== undefined) return signer;
  throw new Refusal('request-invalid', {
    zh: `${file} 不是 PEM 格式的 Ed25519 私钥；用 huize policy key 生成`,
    en: `${file} is no Ed25519 private key in PEM; huize policy key makes one`,
  });
}
