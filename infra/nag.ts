import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { type NagException, nagExceptions } from './nag-exceptions.ts';

/** What cdk-nag finds, with the exception that allows it, if there is one. */
export interface NagFinding {
  readonly rule: string;
  readonly path: string;
  readonly exception: NagException | undefined;
}

/** All that the rules of AwsSolutions have to say about a tree. */
export function nagFindings(scope: IConstruct): readonly NagFinding[] {
  const { violations } = new AwsSolutionsChecks().validateScope(scope);
  return violations.flatMap(({ ruleName: rule, violatingResources }) =>
    violatingResources.map(({ constructPath: path = '' }) => ({
      rule,
      path,
      exception: exceptionFor(rule, path),
    })),
  );
}

/** cdk-nag as part of synthesis, which fails at whatever has no exception. */
export const nagPlugin: IPolicyValidationPlugin = {
  name: 'AwsSolutions',
  validate: (context: IPolicyValidationContext): PolicyValidationPluginReport => {
    const report = new AwsSolutionsChecks().validate(context);
    const violations = report.violations
      .map((one) => ({
        ...one,
        violatingResources: one.violatingResources.filter(
          ({ constructPath = '' }) => exceptionFor(one.ruleName, constructPath) === undefined,
        ),
      }))
      .filter(({ violatingResources }) => violatingResources.length > 0);
    return { ...report, violations, success: violations.length === 0 };
  },
};

function exceptionFor(rule: string, path: string): NagException | undefined {
  return nagExceptions.find((one) => one.rule.test(rule) && one.on.test(path));
}
