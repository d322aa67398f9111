import type { Terminal } from './terminal.ts';

const everyMs = 200;

/** Shows on one line of a terminal how many there are so far and how fast it goes, nothing elsewhere; `share` is of 1. */
export function countLine(
  { progress = () => undefined }: Terminal,
  what: string,
): { readonly show: (count: number, share?: number) => void; readonly end: () => void } {
  const begunAt = performance.now();
  let shownAt = 0;
  return {
    show: (count, share) => {
      const now = performance.now();
      if (now - shownAt < everyMs) return;
      shownAt = now;
      const perSecond = Math.round(count / Math.max((now - begunAt) / 1000, 0.001));
      const part = share === undefined ? '' : `${Math.floor(share * 100)}%  `;
      progress(`${part}${count} ${what}, ${perSecond}/s`);
    },
    end: () => progress(''),
  };
}
