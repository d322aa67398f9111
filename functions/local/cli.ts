// The command line `huize`. Everything heavy is imported by the command that needs it.
import { runCommand } from './commands/run-command.ts';
import { processTerminal } from './terminal/process-terminal.ts';

// `huize … | head` closes our output early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode);
});

process.exitCode = await runCommand(process.argv.slice(2), processTerminal());
