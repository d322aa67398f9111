import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { requirePeriod } from '../../oversight/period.ts';
import type { TopicId } from '../../oversight/topics.ts';
import type { Paged, PageRequest } from '../../ports/case-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { countiesOf, type OversightRequest } from './oversee-area.ts';
import type { OversightServices } from './oversight-services.ts';
import { type CountedRow, figureNamed } from './topic.ts';
import { topics } from './topics.ts';

/** Lists that are read for one answer at the most; it may then be short, even empty, and still have a next. */
const MOST_READS = 200;

/** A place in the list: a county, the name of one of its lists, and the store's own cursor there. */
interface Place {
  readonly county: string;
  readonly part: string | null;
  readonly inner: string | null;
}

/**
 * The records behind a figure of an area, county by county: their values add up to it. Refuses request-invalid for a
 * period or figure that cannot be, cursor-invalid.
 */
export async function listBehindFigure(
  services: OversightServices,
  { jurisdiction, period }: OversightRequest,
  { topic: id, figure }: { readonly topic: TopicId; readonly figure: string },
  { limit, cursor }: PageRequest,
): Promise<Paged<CountedRow>> {
  requirePeriod(period);
  const topic = topics[id];
  figureNamed(topic.figures, figure);
  const counties = await countiesOf(services, jurisdiction);
  let place = cursor === undefined ? startOf(counties[0]) : placeIn(cursor, counties);
  const on = calendarDateAt(services.clock.now());
  const items: CountedRow[] = [];
  for (let reads = 0; place !== null; reads++) {
    if (items.length >= limit || reads >= MOST_READS) return { items, next: placeText(place) };
    const { county }: Place = place;
    const where = { county, period, on };
    const parts = await topic.parts(services, where);
    const part: string | undefined = place.part ?? parts[0];
    if (part !== undefined) {
      if (!parts.includes(part)) throw invalid();
      const page = { limit: limit - items.length, cursor: place.inner ?? undefined };
      const read = await topic.rows(services, where, part, figure, page);
      items.push(...read.items);
      const following = parts[parts.indexOf(part) + 1];
      if (read.next !== null) place = { county, part, inner: read.next };
      else if (following !== undefined) place = { county, part: following, inner: null };
      else place = startOf(counties[counties.indexOf(county) + 1]);
    } else place = startOf(counties[counties.indexOf(county) + 1]);
  }
  return { items, next: null };
}

function startOf(county: string | undefined): Place | null {
  return county === undefined ? null : { county, part: null, inner: null };
}

function placeText({ county, part, inner }: Place): string {
  return btoa(JSON.stringify([county, part, inner])).replaceAll('=', '');
}

/** A cursor comes from outside: it leads nowhere but into the area that was asked for. */
function placeIn(cursor: string, counties: readonly string[]): Place {
  const [county, part, inner] = parsed(cursor);
  const isText = (value: unknown) => value === null || typeof value === 'string';
  if (typeof county !== 'string' || !counties.includes(county) || !isText(part) || !isText(inner))
    throw invalid();
  return { county, part: part as string | null, inner: inner as string | null }; // looked at just before
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(atob(cursor));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function invalid(): Refusal {
  return new Refusal(
    'cursor-invalid',
    'the cursor is not one of this list; right is the `next` of a page of it',
  );
}
