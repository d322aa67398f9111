import { openLocalIssuer } from '../../adapters/local/local-issuer.ts';
import { systemClock } from '../../adapters/local/system-clock.ts';
import { dataPaths } from '../../runtime/data-paths.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { type DataOptions, dataFolder } from './data-folder.ts';

interface TokenOptions extends DataOptions {
  readonly role: string;
  readonly jurisdiction: string;
  readonly subject?: string;
  /** Minutes. */
  readonly lifetime?: string;
}

const MINUTES_OF_A_SHIFT = 12 * 60;

/** `huize token`: prints a bearer token of the local issuer, whose key is made at the first use. */
export async function tokenCommand(options: TokenOptions, terminal: Terminal): Promise<ExitCode> {
  const { role, jurisdiction, json } = options;
  const subject = options.subject ?? `${role}@${jurisdiction}`;
  const lifetimeInMinutes = options.lifetime === undefined ? MINUTES_OF_A_SHIFT : Number(options.lifetime);
  const { issuer } = dataPaths(dataFolder(options, terminal));
  const wish = { role, jurisdiction, subject, lifetimeInMinutes };
  const token = await openLocalIssuer(issuer, systemClock).issueToken(wish);
  if (json) printJson({ token, ...wish }, terminal);
  else terminal.print(token);
  return 0;
}
