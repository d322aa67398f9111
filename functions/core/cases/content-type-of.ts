import type { acceptedContentTypes } from './material.ts';

type AcceptedContentType = (typeof acceptedContentTypes)[number];

/** How the contents that are kept begin. */
const beginnings: readonly { readonly type: AcceptedContentType; readonly bytes: readonly number[] }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** What a content is by how it begins, whatever its name says; undefined where it is nothing that is kept. */
export function contentTypeOf(content: Uint8Array): AcceptedContentType | undefined {
  return beginnings.find(({ bytes }) => bytes.every((byte, index) => content[index] === byte))?.type;
}
