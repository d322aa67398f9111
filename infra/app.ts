// Entry of the CDK, by its command line (`npm run diff | deploy -- -c env=…`) or by itself (`npm run synth -- -c env=…`).
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App, Validations } from 'aws-cdk-lib';
import cdkJson from '../cdk.json' with { type: 'json' };
import { readTrustedKeys } from '../functions/adapters/local/trusted-keys-file.ts';
import { bundleFunctions } from './bundle-functions.ts';
import { environmentNamed, requireRegion } from './environments.ts';
import { nagPlugin } from './nag.ts';
import { addPlatform } from './platform.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    context: { type: 'string', short: 'c', multiple: true, default: [] },
    output: { type: 'string', short: 'o' },
  },
});
const given = values.context.map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)]);

// The command line of the CDK hands its own context and output over in the environment; those go first.
const app = new App({
  context: { ...cdkJson.context, ...Object.fromEntries(given) },
  outdir: process.env.CDK_OUTDIR ?? values.output ?? join(root, cdkJson.output),
});
const wish = (name: string): string | undefined => app.node.tryGetContext(name) ?? undefined;
const trustedKeys = wish('trustedKeys');
const environment = asked(() => {
  const found = environmentNamed(wish('env'), (name) =>
    name === 'policyPublicKeys' && trustedKeys !== undefined
      ? JSON.stringify(readTrustedKeys(trustedKeys))
      : wish(name),
  );
  requireRegion(found, process.env.CDK_DEFAULT_REGION);
  return found;
});
const bundles = await bundleFunctions(join(root, 'dist', 'functions'));
addPlatform(app, environment, bundles);
Validations.of(app).addPlugins(nagPlugin);
const { directory, stacks } = app.synth();
console.log(`${environment.name} (${environment.region}): ${stacks.length} stacks in ${directory}`);

/** What the deployer asked for; where it cannot be, one line says so, without the insides of the program. */
function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
