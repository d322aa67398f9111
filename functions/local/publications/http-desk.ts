import type { Proposal } from '../../core/publications/proposal.ts';
import { REFUSAL_NAMES, Refusal } from '../../core/shared/refusal.ts';
import type { VersionStatus } from '../../core/use-cases/publications/publication-status.ts';
import type { ShelfContent } from '../../core/use-cases/publications/read-shelf.ts';
import type { TrustedKey } from '../../generated/trusted-keys-file.ts';
import type { PublicationDesk } from './publication-desk.ts';

interface Listing {
  readonly keys: readonly TrustedKey[];
  readonly versions: readonly VersionStatus[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly proposals: readonly Proposal[];
}

/** A running platform, which keeps the rules itself; `token` is of a policy author or approver. */
export function httpDesk(url: string, token: string): PublicationDesk {
  const base = url.replace(/\/+$/, '');
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw new Refusal('request-invalid', {
        zh: `${base} 没有应答：${error.message}`,
        en: `${base} does not answer: ${error.message}`,
      });
    });
    const value: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw refusalIn(answer.status, value);
    return value;
  };
  const listing = async (code: string) => (await ask(`/v1/jurisdictions/${code}/publications`)) as Listing; // as the endpoint declares it
  return {
    name: base,
    keys: async (code) => (await listing(code)).keys,
    content: async (code): Promise<ShelfContent> => {
      const { files, proposals } = await listing(code);
      const by = (isPublication: boolean) =>
        new Map(
          files
            .filter(({ path }) => path.includes('/publications/') === isPublication)
            .map(({ path, text }) => [path, text]),
        );
      return { policies: by(false), publications: by(true), proposals };
    },
    status: async (code) => {
      if (code === undefined)
        throw new Refusal('request-invalid', {
          zh: '通过 HTTP 只能查看一个辖区的状态；请写明其代码',
          en: 'over HTTP a status is of one jurisdiction; name its code',
        });
      return (await listing(code)).versions;
    },
    propose: async (proposal) => {
      await ask(`/v1/jurisdictions/${proposal.publication.statement.jurisdiction}/proposals`, proposal);
    },
    approve: async (code, digest, approval) => {
      await ask(`/v1/jurisdictions/${code}/proposals/${digest}/approval`, approval);
    },
  };
}

function refusalIn(status: number, value: unknown): Refusal {
  const { type = '', detail = '' } = (value ?? {}) as { type?: string; detail?: string };
  const name = REFUSAL_NAMES.find((one) => type.endsWith(`/${one}`)) ?? 'request-invalid';
  return new Refusal(name, detail === '' ? `the platform answered ${status}` : detail);
}
