/** A one-page PDF, as a scanner would hand it over; what stands on it is made up. */
export async function* scannedPage(title: string): AsyncGenerator<Uint8Array> {
  const lines = [
    '%PDF-1.4',
    `% ${title}`,
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj',
    'trailer <</Root 1 0 R>>',
    '%%EOF',
  ];
  yield new TextEncoder().encode(lines.join('\n'));
}
