import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Cloud } from './cloud.ts';
import { grantReasons, isReasonFor, shownGrant } from './grant-reasons.ts';
import { grantsReport } from './grants-report.ts';

/** Where `npm run synth` writes, too: nothing there is kept. */
const reports = join(import.meta.dirname, '..', '..', 'cdk.out');

/** Least privilege, proven by everything that the other suites did. It has to come last. */
export function privilegeSuite(cloud: () => Cloud): void {
  test('every call was granted by the role of its function', () => {
    expect(cloud().log.denied).toEqual([]);
    expect(cloud().log.calls.length).toBeGreaterThan(1000);
  });

  test('a call that is not granted is refused', () => {
    const { log, deployed } = cloud();
    const [table] = deployed.ofType('AWS::DynamoDB::Table');
    const call = { principal: 'task-open-next-step', action: 'dynamodb:Query', resource: table?.arn ?? '' };
    expect(cloud().grants.isGranted(call)).toBe(false);
    expect(cloud().grants.isGranted({ ...call, action: 'dynamodb:GetItem' })).toBe(true);
    expect(log.calls.some(({ action }) => action === 'dynamodb:Scan')).toBe(false);
  });

  test('every permission was needed, or has a reason', () => {
    const unexplained = cloud()
      .grants.unused()
      .filter((grant) => !grantReasons.some((reason) => isReasonFor(reason, grant)));
    expect(unexplained.map(shownGrant)).toEqual([]);
  });

  test('every reason is for a permission that was not needed, and for none that was', () => {
    const [unused, used] = [cloud().grants.unused(), cloud().grants.used()];
    const always = grantReasons.filter(({ dependsOnTiming }) => dependsOnTiming !== true);
    const stale = always.filter((reason) => !unused.some((grant) => isReasonFor(reason, grant)));
    const needed = always.flatMap((reason) => used.filter((grant) => isReasonFor(reason, grant)));
    expect({ stale, needed: needed.map(shownGrant) }).toEqual({ stale: [], needed: [] });
  });

  afterAll(() => {
    const { grants, log } = cloud();
    const report = grantsReport(grants, log.calls.length);
    mkdirSync(reports, { recursive: true });
    writeFileSync(join(reports, 'grants.md'), report.page);
    process.stdout.write(report.summary);
  });
}
