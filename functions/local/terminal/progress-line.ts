import type { Progress } from '../../core/use-cases/payments/payment-services.ts';
import { progressBar } from './progress-bar.ts';
import type { Language, Terminal } from './terminal.ts';

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
      const bar = share === undefined ? '' : `${progressBar(share)}  `;
      progress(`${bar}${done} ${language === 'zh' ? '人' : 'people'}`);
    },
    end: () => progress(''),
  };
}
