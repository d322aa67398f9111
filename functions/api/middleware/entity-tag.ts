/** A strong entity tag (RFC 9110 8.8.3): the digest stands for the bytes. */
export function entityTag(digest: string): string {
  return `"${digest}"`;
}

/** Whether If-None-Match names the digest; compared weakly, as RFC 9110 13.1.2 asks. */
export function isKnown(digest: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(entityTag(digest));
}
