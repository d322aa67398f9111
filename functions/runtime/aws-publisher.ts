import { type PublishReport, publishPolicies } from '../adapters/aws/s3-policy-publisher.ts';
import { isPolicyOrPublicationPath } from '../adapters/local/is-policy-path.ts';
import { systemClock } from '../adapters/local/system-clock.ts';
import { isAreaBelow } from '../core/access/area-code.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { superiorsOf } from '../core/jurisdictions/jurisdiction-code.ts';
import { codeOfPath } from '../core/use-cases/code-of-path.ts';
import { fromEnvironment, listFromEnvironment } from './aws-environment.ts';
import { logSignal } from './aws-log.ts';
import { awsObjects } from './aws-objects.ts';
import { awsTrust } from './aws-trust.ts';

/** Takes what lies in the policy bucket into use, and tells how many files were not taken. */
export async function publishAwsPolicies(): Promise<PublishReport> {
  const served = listFromEnvironment('JURISDICTIONS');
  const report = await publishPolicies({
    access: { client: awsObjects(), bucket: fromEnvironment('POLICY_BUCKET') },
    trust: awsTrust(),
    today: () => calendarDateAt(systemClock.now()),
    isOurs: (path) => isPolicyOrPublicationPath(path) && isServed(codeOfPath(path), served),
  });
  const refused = report.findings.filter(({ severity }) => severity === 'error');
  logSignal('policies-refused', new Set(refused.map(({ file }) => file)).size);
  return report;
}

/** A platform of one province needs the province, what lies below, and what the province builds on. */
function isServed(code: string | undefined, served: readonly string[]): boolean {
  if (code === undefined || served.length === 0) return true;
  return served.some((own) => isAreaBelow(own, code) || superiorsOf(own).includes(code));
}
