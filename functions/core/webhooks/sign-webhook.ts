import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What the header Huize-Signature says: `t=<Unix seconds>,v1=<hex>`, where the hex is HMAC-SHA-256 by the webhook's
 * secret over `<t>.<body>`. Who receives it refuses an old t, so that nothing can be sent to him again.
 */
export function signWebhook(secret: string, body: string, at: string): string {
  const time = Math.floor(Date.parse(at) / 1000);
  const mac = hmac(sha256, utf8ToBytes(secret), utf8ToBytes(`${time}.${body}`));
  return `t=${time},v1=${bytesToHex(mac)}`;
}
