import { hangingNotice } from '../../cases/steps/take-down-notice.ts';
import type { Paged, PageRequest } from '../../ports/case-store.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import type { CaseServices } from './case-services.ts';

/** What hangs in public of one person: a masked name, what is proposed, and until when one may object. */
export interface PublicNotice {
  readonly id: string;
  readonly caseId: string;
  readonly maskedName: string;
  readonly township: string | null;
  readonly benefits: readonly { readonly benefit: string; readonly monthlyAmount: string }[];
  readonly publishedAt: string;
  /** null where it hangs until an officer takes it down. */
  readonly throughOn: string | null;
}

/** Notices hanging in a county, by the day on which they come down. */
export async function listPublicNotices(
  { cases }: Pick<CaseServices, 'cases'>,
  vault: IdentityVault,
  county: string,
  page: PageRequest,
): Promise<Paged<PublicNotice>> {
  const { items, next } = await cases.hangingNotices(county, page);
  const notices = await Promise.all(items.map(({ id }) => publicNotice(cases, vault, id)));
  return { items: notices.filter((notice) => notice !== undefined), next };
}

async function publicNotice(
  cases: CaseServices['cases'],
  vault: IdentityVault,
  caseId: string,
): Promise<PublicNotice | undefined> {
  const one = (await cases.load(caseId))?.case;
  const notice = one && hangingNotice(one);
  if (one === undefined || notice === undefined) return undefined; // it came down since the list was read
  const identity = await vault.reveal(one.person, 'masked');
  const proposed = Object.entries(notice.shows).filter(([, { outcome }]) => outcome === 'granted');
  return {
    id: notice.id,
    caseId,
    maskedName: identity?.name ?? '＊',
    township: one.competent.township,
    benefits: proposed.map(([benefit, { monthlyAmount }]) => ({ benefit, monthlyAmount })),
    publishedAt: notice.publishedAt,
    throughOn: notice.clock.dueOn,
  };
}
