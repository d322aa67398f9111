/** Runs `action` once after a burst of hints, when none has come for `quietMs`, or after four times that at the latest. */
export function debounce(quietMs: number, action: () => void): { give(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let firstAt: number | undefined;
  let isStopped = false;
  const run = () => {
    firstAt = undefined;
    action();
  };
  return {
    give() {
      if (isStopped) return;
      const now = performance.now();
      firstAt ??= now;
      clearTimeout(timer);
      timer = setTimeout(run, Math.max(0, Math.min(quietMs, firstAt + 4 * quietMs - now)));
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
