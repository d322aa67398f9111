import type { Clock } from '../../core/cases/clock.ts';
import { phrase } from '../../core/policies/compare/phrase.ts';
import { sayTerm } from '../../core/policies/compare/say-term.ts';
import type { Bilingual } from '../../core/shared/text.ts';
import { clockLabel } from './clock-label.ts';

/** A clock with every day it counted and left out. */
export function clockSentence(clock: Clock, label = clockLabel(clock.name)): Bilingual {
  const { limit } = clock;
  return limit === null
    ? phrase('期限 · {0}：文件没有规定天数', 'term to {0}: no text sets a number of days', label)
    : phrase('期限 · {0}：{1}', 'term to {0}: {1}', label, sayTerm(limit, clock));
}
