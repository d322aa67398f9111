import type { Case } from '../case.ts';
import { type Clock, type ClockName, endClock } from '../clock.ts';

/** The clock of that name which runs beside the stages, if there is one. */
export function clockNamed({ clocks }: Case, name: ClockName): Clock | undefined {
  return clocks.find((clock) => clock.name === name && clock.endedOn === null);
}

/** The clocks with one more. */
export function withClock({ clocks }: Case, clock: Clock): readonly Clock[] {
  return [...clocks, clock];
}

/** The clocks with those of a name ended. */
export function endNamed(clocks: readonly Clock[], name: ClockName, today: string): readonly Clock[] {
  return clocks.map((clock) => (clock.name === name ? endClock(clock, today) : clock));
}
