import type { Progress } from '../../core/use-cases/payments/payment-services.ts';
import type { Language, Terminal } from './terminal.ts';

const WIDTH = 24;

/**
 * Shows how far a run is on one line of a terminal, nothing elsewhere. `expected` is what the last run came to, so
 * that there is a bar although nobody has counted yet; undefined gives the number alone.
 */
export function progressLine(
  terminal: Terminal,
  language: Language,
  expected: number | undefined,
): { readonly onProgress: Progress; readonly end: () => void } {
  const { progress } = terminal;
  if (progress === undefined) return { onProgress: () => undefined, end: () => undefined };
  return {
    onProgress: ({ done, total }) => {
      const whole = total ?? expected;
      const share =
        whole === undefined || whole === 0 ? undefined : Math.min(total === null ? 0.99 : 1, done / whole);
      const bar = share === undefined ? '' : `${barOf(share)} ${Math.floor(share * 100)}%  `;
      progress(`${bar}${done} ${language === 'zh' ? '人' : 'people'}`);
    },
    end: () => progress(''),
  };
}

function barOf(share: number): string {
  const full = Math.round(share * WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
}
