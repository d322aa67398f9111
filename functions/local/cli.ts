// The command line `huize`. Everything heavy is imported by the command that needs it.
import { enableCompileCache } from 'node:module';
import { processTerminal } from './terminal/process-terminal.ts';

// Compiled code is kept in the temporary folder, so that the second call starts in half the time.
enableCompileCache();

// `huize … | head` closes our output early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode);
});

const { runCommand } = await import('./commands/run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2), processTerminal());
