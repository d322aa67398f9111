import { afterAll, beforeAll, describe } from 'vitest';
import { whyNoDynamoDbLocal } from '../support/dynamodb-local.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { automaticCheckSuite } from './automatic-check.suite.ts';
import { bigRunsSuite } from './big-runs.suite.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { continuingSuite } from './continuing.suite.ts';
import { countySuite } from './county.suite.ts';
import { faultsSuite } from './faults.suite.ts';
import { privilegeSuite } from './privilege.suite.ts';
import { publishedPolicies } from './published-policies.ts';
import { publishingSuite } from './publishing.suite.ts';
import { storySuite } from './story.suite.ts';
import { synthesise } from './synthesise.ts';
import { uploadsSuite } from './uploads.suite.ts';
import { webhooksSuite } from './webhooks.suite.ts';

const reason = whyNoDynamoDbLocal();
if (reason !== undefined) process.stderr.write(`What would be deployed is not tested: ${reason}.\n`);

describe.skipIf(reason !== undefined)('what is deployed', () => {
  let started: Cloud | undefined;
  let folder: TemporaryFolder | undefined;
  const cloud = (): Cloud => {
    if (started === undefined) throw new Error('the cloud is started before all tests');
    return started;
  };

  beforeAll(async () => {
    folder = temporaryFolder();
    const policies = publishedPolicies();
    const deployed = await synthesise(folder.pathOf('cdk.out'), {
      issuer: 'https://sign-in.test',
      policyPublicKeys: JSON.stringify(policies.keys),
    });
    started = await startCloud(deployed, policies);
  });

  afterAll(async () => {
    await started?.stop();
    folder?.remove();
  });

  describe('lives through the demonstration', () => storySuite(cloud));
  describe('stands what goes wrong', () => faultsSuite(cloud));
  describe('tells other systems', () => webhooksSuite(cloud));
  describe('goes through everybody', () => bigRunsSuite(cloud));
  describe('looks into registers by itself', () => automaticCheckSuite(cloud));
  describe('lets in who and what it should', () => publishingSuite(cloud));
  describe('lives through the months of a county', () => countySuite(cloud));
  describe('goes on with what was begun', () => continuingSuite(cloud));
  describe('takes what is larger than a request', () => uploadsSuite(cloud));
  describe('may do what it does and nothing else', () => privilegeSuite(cloud));
});
