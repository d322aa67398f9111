import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { addDays, type CalendarDate } from '../shared/calendar-date.ts';
import type { PlainIdentity } from './identity.ts';
import type { Sex } from './resident-id.ts';
import { checkDigitOf } from './resident-id-digits.ts';

/** What is asked of a made-up person; the rest follows from the seed. */
export interface SyntheticWish {
  readonly bornOn?: CalendarDate;
  readonly sex?: Sex;
}

// No division begins with 99, and cards of foreigners, which begin with 9, have a province in the next two digits:
// no real person has such a number.
const ADDRESS_CODES = { first: 990_000, count: 10_000 };
const EARLIEST_BIRTH_ON = '1930-01-01';
const DAYS_OF_BIRTH = 32_000; // to 2017
const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨');
const GIVEN = Array.from('一二三四五六七八甲乙丙丁戊己庚辛');

/** A person who does not exist, the same for the same seed; for tests, demonstrations and benches. */
export function syntheticIdentity(seed: string | number, wish: SyntheticWish = {}): Required<PlainIdentity> {
  const draw = drawsOf(`${seed}`);
  const address = ADDRESS_CODES.first + draw(ADDRESS_CODES.count);
  const drawnBirthOn = addDays(EARLIEST_BIRTH_ON, draw(DAYS_OF_BIRTH));
  const ordinal = drawOrdinal(draw(500), draw(2), wish.sex);
  const digits = `${address}${(wish.bornOn ?? drawnBirthOn).replaceAll('-', '')}${ordinal}`;
  return {
    residentId: digits + checkDigitOf(digits),
    name: [SURNAMES[draw(16)], GIVEN[draw(16)], GIVEN[draw(16)]].join(''),
    // No mobile number begins with 12.
    phone: `12${String(draw(1_000_000_000)).padStart(9, '0')}`,
  };
}

/** A number for a made-up disability certificate of a made-up person: category digit 1 to 7, level 1 to 4. */
export function syntheticCertificateNumber(residentId: string, category: number, level: number): string {
  return `${residentId}${category}${level}`;
}

function drawOrdinal(half: number, parity: number, sex: Sex | undefined): string {
  const odd = sex === undefined ? parity : Number(sex === 'male');
  return String(half * 2 + odd).padStart(3, '0');
}

/** Even draws from a hash of the seed, eight in all, four bytes each. */
function drawsOf(seed: string): (count: number) => number {
  const bytes = sha256(utf8ToBytes(`huize synthetic identity ${seed}`));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = -4;
  return (count) => {
    offset += 4;
    return view.getUint32(offset) % count;
  };
}
