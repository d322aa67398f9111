import { systemClock } from '../../adapters/local/system-clock.ts';
import { storedCaseIds } from '../../adapters/stores/stored-case-ids.ts';
import { verifyAllEvents } from '../../core/use-cases/cases/verify-all-events.ts';
import { openData } from '../../runtime/open-data.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { type DataOptions, presentDataFolder } from './data-folder.ts';

/** `huize audit verify`: recomputes the chain of events of every case; beside the running server, too. */
export async function auditVerify(options: DataOptions, terminal: Terminal): Promise<ExitCode> {
  const data = await openData(presentDataFolder(options, terminal), systemClock);
  try {
    const result = await verifyAllEvents(data, storedCaseIds(data.table, data.keyRing));
    const { cases, events, breaks } = result;
    if (options.json) printJson(result, terminal);
    else {
      for (const { caseId, sequence, problem } of breaks)
        terminal.print(`${caseId}: ${sequence === 0 ? 'the case itself' : `event ${sequence}`}: ${problem}`);
      terminal.print(`${cases} cases, ${events} events in intact chains, ${breaks.length} chains broken`);
    }
    return breaks.length === 0 ? 0 : 1;
  } finally {
    data.close();
  }
}
