import { styleText } from 'node:util';

export type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim';

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** Colours only on a terminal, and not where NO_COLOR (https://no-color.org) or a dumb terminal asks for none. */
export function paintFor(isTerminal: boolean, environment: Readonly<NodeJS.ProcessEnv>): Paint {
  const wantsNone = (environment.NO_COLOR ?? '') !== '' || environment.TERM === 'dumb';
  if (!isTerminal || wantsNone) return (_, text) => text;
  return (colour, text) => styleText(colour, text, { validateStream: false });
}
