import type { Determination, Outcome } from '../determinations/determination.ts';
import type { Bilingual } from '../shared/text.ts';
import type { Candidate } from './rank-questions.ts';

/** What the answer would decide, benefit by benefit. */
export function explainQuestion({ gap, simulated, settles }: Candidate, now: Determination): Bilingual {
  const open = Object.entries(now.benefits).filter(
    ([id, { missing }]) => settles.benefits.includes(id) || missing.some(({ fact }) => fact === gap.id),
  );
  const settled = open.filter(([id]) => settles.benefits.includes(id));
  if (settled.length === 0)
    return {
      zh: `认定${open.map(([, { label }]) => `“${label.zh}”`).join('、')}需要此项。`,
      en: `Needed to determine ${open.map(([, { label }]) => label.en).join(' and ')}.`,
    };
  const parts = settled.map(([id, { label }]) => {
    const outcomes = new Set(simulated.map(({ determination }) => determination.benefits[id]?.outcome));
    const { zh, en } = POSSIBLE[possible(outcomes)];
    return { zh: `${zh}“${label.zh}”`, en: `${en} ${label.en}` };
  });
  const en = parts.map((part) => part.en).join('; ');
  return {
    zh: `${parts.map((part) => part.zh).join('；')}。`,
    en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}.`,
  };
}

const POSSIBLE = {
  decides: { zh: '据此即可认定', en: 'decides' },
  grants: { zh: '可能据此确认符合', en: 'may confirm' },
  refuses: { zh: '可能据此排除', en: 'may rule out' },
  either: { zh: '可能据此确认或排除', en: 'may confirm or rule out' },
} as const;

function possible(outcomes: ReadonlySet<Outcome | undefined>): keyof typeof POSSIBLE {
  if (!outcomes.has('undetermined')) return 'decides';
  if (!outcomes.has('refused')) return 'grants';
  return outcomes.has('granted') ? 'either' : 'refuses';
}
