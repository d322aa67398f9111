import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Cloud } from './cloud.ts';
import type { RoleGrant } from './role-grants.ts';

/** Why a permission that no test here needed is given all the same; `on` is the principal, `grant` what unused() says. */
interface ReasonedGrant {
  readonly on: string;
  readonly grant: string;
  readonly reason: string;
  /** Whether the call is made or not hangs on what overtakes what: then a run that needed it makes no reason stale. */
  readonly dependsOnTiming?: boolean;
}

const reasons = JSON.parse(
  readFileSync(join(import.meta.dirname, 'unused-grants.json'), 'utf8'),
) as readonly ReasonedGrant[];

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
      .filter((grant) => !reasons.some((reason) => isFor(reason, grant)))
      .map(shown);
    expect(unexplained).toEqual([]);
  });

  test('every reason is still for a permission that was not needed', () => {
    const unused = cloud().grants.unused();
    const always = reasons.filter(({ dependsOnTiming }) => dependsOnTiming !== true);
    const stale = always.filter((reason) => !unused.some((grant) => isFor(reason, grant)));
    expect(stale).toEqual([]);
  });
}

function isFor({ on, grant }: ReasonedGrant, found: RoleGrant): boolean {
  return (
    (on === '*' || new RegExp(`^${on}$`).test(found.principal)) &&
    new RegExp(`^${grant}$`).test(shown(found).split(' ').slice(1).join(' '))
  );
}

function shown({ principal, action, resource }: RoleGrant): string {
  return `${principal} ${action} ${resource.split(':').at(-1)}`;
}
