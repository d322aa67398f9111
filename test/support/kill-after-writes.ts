import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the work stands that is to be interrupted. */
export type WorkPhase = 'before' | 'under way' | 'over';

const turnMs = 2;

/**
 * Kills who works on a database once the work is under way and has been written so many times; false where it was over
 * before. Looks while nobody can write, so that what it saw is so when the process dies, however busy the machine is.
 */
export async function killAfterWrites(
  database: string,
  writes: number,
  phase: () => Promise<WorkPhase>,
  kill: () => Promise<void>,
): Promise<boolean> {
  const gate = new DatabaseSync(database, { timeout: 60_000 });
  const version = gate.prepare('PRAGMA data_version');
  try {
    let seen = version.get()?.data_version;
    for (let count = 0; ; ) {
      gate.exec('BEGIN IMMEDIATE');
      const found = await phase();
      if (found === 'over') return false;
      const present = version.get()?.data_version;
      if (found === 'under way' && present !== seen) count += 1;
      seen = present;
      if (count >= writes) {
        await kill();
        return true;
      }
      gate.exec('ROLLBACK');
      await pause(turnMs); // others write
    }
  } finally {
    gate.close();
  }
}
