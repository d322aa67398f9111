import { resolve } from 'node:path';
import { ed25519 } from '../../adapters/identity/ed25519.ts';
import { openPolicyFolder } from '../../adapters/local/policy-folder-library.ts';
import { systemClock } from '../../adapters/local/system-clock.ts';
import { readTrustedKeys } from '../../adapters/local/trusted-keys-file.ts';
import { calendarDateAt } from '../../core/calendar/beijing-time.ts';
import type { PolicyCatalogue } from '../../core/ports/policy-catalogue.ts';
import type { PolicySnapshot } from '../../core/ports/policy-library.ts';
import { readConfig } from '../../runtime/config.ts';
import type { OpenedData } from '../../runtime/open-data.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { policiesFolder } from './load-policies.ts';

/** What says by which policies a data folder is worked on. */
export interface PolicyOptions {
  readonly policies?: string;
  readonly trustedKeys?: string;
}

/**
 * The policies by which a data folder is worked on: only signed files where --trusted-keys or HUIZE_TRUSTED_KEYS says
 * so, as for the server.
 */
export async function deskPolicies(
  { policies, trustedKeys: named }: PolicyOptions,
  terminal: Terminal,
  data: Pick<OpenedData, 'publicationHeads'>,
): Promise<{
  readonly catalogue: PolicyCatalogue;
  readonly snapshot: PolicySnapshot;
}> {
  const { trustedKeys } = readConfig(process.env, named === undefined ? {} : { 'trusted-keys': named });
  const keys = trustedKeys === undefined ? undefined : readTrustedKeys(resolve(terminal.folder, trustedKeys));
  const folder = policiesFolder(policies, terminal);
  const library = await openPolicyFolder({
    folder,
    onChange: () => undefined,
    onFault: (error) => terminal.note(String(error)),
    ...(keys && {
      gate: {
        trust: { keys, signatures: ed25519 },
        today: () => calendarDateAt(systemClock.now()),
        heads: data.publicationHeads,
      },
    }),
  });
  library.close();
  const snapshot = library.current();
  return { catalogue: snapshot.catalogue, snapshot };
}
