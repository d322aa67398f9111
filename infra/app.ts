// Entry of the CDK: node infra/app.ts, called by `npm run synth | diff | deploy -- -c env=…`.
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from './bundle-functions.ts';
import { environmentNamed } from './environments.ts';
import { checkByNag } from './nag.ts';
import { addPlatform } from './platform.ts';

const app = new App();
const wish = (name: string): string | undefined => app.node.tryGetContext(name) ?? undefined;
const environment = environmentNamed(wish('env'), wish);
const bundles = await bundleFunctions(join(import.meta.dirname, '..', 'dist', 'functions'));
addPlatform(app, environment, bundles);
checkByNag(app);
app.synth();
