import type { Platform } from '../../../functions/api/platform.ts';
import { syntheticIdentity } from '../../../functions/core/identities/synthetic-identity.ts';
import { grantedEntries } from '../../support/granted-entries.ts';
import { type CaseApi, caseApi, WULONG } from '../cases/case-api.ts';

/** Somebody who does not exist, as the first two cells of a row. */
export function someone(seed: string): readonly [string, string] {
  const { name, residentId } = syntheticIdentity(`register api ${seed}`, { bornOn: '1970-01-01' });
  return [name, residentId];
}

/** A CSV file of rows. */
export function csv(...rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.join(',')).join('\n')}\n`;
}

export interface RegisterApi extends CaseApi {
  /** Sends a register file for Wulong. */
  send(
    register: string,
    asOf: string,
    file: string | Uint8Array,
    more?: { readonly covers?: string; readonly role?: string; readonly type?: string },
  ): Promise<Response>;
  /** The answer as JSON, after a call that has to succeed. */
  read<T = Readonly<Record<string, unknown>>>(
    role: string,
    jurisdiction: string,
    request: string,
    body?: unknown,
  ): Promise<T>;
}

/** Level 1 and 低保, granted some benefits since March 2023. */
export async function recipient(
  { vault, followUp }: Pick<Platform, 'vault' | 'followUp'>,
  seed: string,
  benefits: readonly string[],
): Promise<string> {
  const [name, residentId] = someone(seed);
  const person = await vault.store({ name, residentId });
  await followUp.dossiers.add(person, grantedEntries(seed, benefits));
  return person;
}

export async function registerApi(at = '2023-04-03'): Promise<RegisterApi> {
  const api = await caseApi(at);
  return {
    ...api,
    send: async (
      register,
      asOf,
      file,
      { covers, role = 'civil-affairs-approver', type = 'text/csv' } = {},
    ) => {
      const query = new URLSearchParams({ jurisdiction: WULONG, register, asOf, ...(covers && { covers }) });
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
      const headers = { 'content-type': type };
      return api.as(role, WULONG, `POST /v1/register-imports?${query}`, bytes, headers);
    },
    read: async <T>(role: string, jurisdiction: string, request: string, body?: unknown) => {
      const response = await api.as(role, jurisdiction, request, body);
      const text = await response.text();
      if (response.status >= 300) throw new Error(`${request}: ${response.status} ${text}`);
      return JSON.parse(text) as T;
    },
  };
}
