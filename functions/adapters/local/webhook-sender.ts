import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { WebhookSender } from '../../core/ports/webhook-sender.ts';
import { Refusal } from '../../core/shared/refusal.ts';

const LONGEST_MS = 10_000;

/**
 * Posts webhooks. Unless private addresses are allowed (for tests, and where a county's own systems are meant), only
 * https to public addresses is called: the name is looked up here and the connection goes to the very address that
 * was looked at, so that a name cannot lead inside. Redirects are not followed.
 */
export function createWebhookSender({ allowsPrivate }: { readonly allowsPrivate: boolean }): WebhookSender {
  const targetOf = async (url: string): Promise<{ url: URL; address: string; family: number }> => {
    const parsed = parsedUrl(url, allowsPrivate);
    const host = parsed.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
    const unsafe = allowsPrivate ? undefined : found.find(({ address }) => isPrivate(address));
    const [first] = found;
    if (unsafe !== undefined || first === undefined)
      throw unsafeUrl(`${parsed.host} leads to an address of an inner network; right is a public one`);
    return { url: parsed, ...first };
  };

  return {
    requireSafe: async (url) => {
      try {
        await targetOf(url);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        throw unsafeUrl('the name of the host cannot be looked up; right is one that can');
      }
    },
    post: async (url, headers, body) => {
      try {
        return await send(await targetOf(url), headers, body);
      } catch (error) {
        return { isTaken: false, text: error instanceof Error ? error.message.slice(0, 200) : 'failed' };
      }
    },
  };
}

function parsedUrl(text: string, allowsPrivate: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isRight = url?.protocol === 'https:' || (allowsPrivate && url?.protocol === 'http:');
  if (url === undefined || !isRight || url.username !== '' || url.password !== '')
    throw unsafeUrl(
      'url is not an https address without user and password; right is such as https://example.org/hook',
    );
  return url;
}

function unsafeUrl(detail: string): Refusal {
  return new Refusal('request-invalid', detail, [{ pointer: '/url', code: 'url-not-called', detail }]);
}

function send(
  { url, address, family }: { url: URL; address: string; family: number },
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ isTaken: boolean; text: string }> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'huize' },
      timeout: LONGEST_MS,
      signal: AbortSignal.timeout(LONGEST_MS),
      agent: false,
      lookup: (_, options, found) =>
        options.all ? found(null, [{ address, family }]) : found(null, address, family),
    });
    sent.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      answer.destroy(); // whatever else it says is not read
      resolve({ isTaken: status >= 200 && status < 300, text: String(status) });
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${LONGEST_MS / 1000} s`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

const inner = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, prefix, 'ipv4');
// Only 2000::/3 is handed out to the public; of it, 2002::/16 and 64:ff9b::/96 carry addresses of version 4 within.
const outer = new BlockList();
outer.addSubnet('2000::', 3, 'ipv6');
const carriers = new BlockList();
carriers.addSubnet('2002::', 16, 'ipv6');
carriers.addSubnet('2001::', 23, 'ipv6');
carriers.addSubnet('2001:db8::', 32, 'ipv6');

/** Whether an address is not one of the public internet. */
export function isPrivate(address: string): boolean {
  if (isIP(address) === 4) return inner.check(address, 'ipv4');
  return !outer.check(address, 'ipv6') || carriers.check(address, 'ipv6');
}
