import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type NagException, nagExceptions } from './nag-exceptions.ts';

/** What cdk-nag finds, with the exception that allows it, if there is one. */
export interface NagFinding {
  readonly rule: string;
  readonly path: string;
  readonly exception: NagException | undefined;
}

/** Looks at all resources by the rules of AwsSolutions. */
export function nagFindings(app: App): readonly NagFinding[] {
  const { violations } = new AwsSolutionsChecks().validateScope(app);
  return violations.flatMap(({ ruleName: rule, violatingResources }) =>
    violatingResources.map(({ constructPath: path = '' }) => {
      const exception = nagExceptions.find((one) => one.rule.test(rule) && one.on.test(path));
      return { rule, path, exception };
    }),
  );
}

/** Puts the reason beside each finding that is allowed, and has synthesis fail at any other. */
export function checkByNag(app: App): void {
  for (const { rule, path, exception } of nagFindings(app)) {
    const found = app.node.findAll().find(({ node }) => node.path === path);
    if (found !== undefined && exception !== undefined)
      Validations.of(found).acknowledge({ id: rule, reason: exception.reason });
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
}
