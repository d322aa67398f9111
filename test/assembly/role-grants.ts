import type { AwsCall } from '../support/loopback/call-log.ts';
import type { Deployed, DeployedResource, Json, JsonObject } from './deployed.ts';

/** One permission: an action on a resource, as patterns. */
export interface RoleGrant {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

/** What IAM would say, by the roles of the templates. */
export interface RoleGrants {
  isGranted(call: AwsCall): boolean;
  /** Permissions that no call has needed so far. */
  unused(): readonly RoleGrant[];
  /** Permissions that some call has needed. */
  used(): readonly RoleGrant[];
  readonly all: readonly RoleGrant[];
}

/** The permissions of everything that has a role: `principals` names what calls under which role's ARN. */
export function roleGrants(deployed: Deployed, principals: ReadonlyMap<string, string>): RoleGrants {
  const all = [...principals].flatMap(([principal, roleArn]) =>
    statementsOf(deployed, roleArn).flatMap((statement) => grantsOf(principal, statement)),
  );
  const used = new Set<RoleGrant>();
  return {
    all,
    isGranted: (call) => {
      const fitting = all.filter((grant) => fits(grant, call));
      for (const grant of fitting) used.add(grant);
      return fitting.length > 0;
    },
    used: () => [...used],
    unused: () => all.filter((grant) => !used.has(grant)),
  };
}

function statementsOf(deployed: Deployed, roleArn: string): readonly JsonObject[] {
  const role = deployed.named('AWS::IAM::Role', roleArn);
  const inline = listOf(role.properties.Policies).map((one) => (one as JsonObject).PolicyDocument);
  const attached = deployed
    .ofType('AWS::IAM::Policy')
    .filter(({ properties }) => listOf(properties.Roles).includes(role.name))
    .map(({ properties }) => properties.PolicyDocument);
  const managed = listOf(role.properties.ManagedPolicyArns);
  if (managed.length > 0)
    throw new Error(`${role.name} has managed policies, whose text is not in the template`);
  return [...inline, ...attached].flatMap(
    (one) => listOf((one as JsonObject).Statement) as readonly JsonObject[],
  );
}

function grantsOf(principal: string, { Effect, Action, Resource, Condition = {} }: JsonObject): RoleGrant[] {
  if (Effect !== 'Allow') throw new Error(`a statement of ${principal} has the effect ${String(Effect)}`);
  const conditions: Record<string, readonly string[]> = {};
  for (const [operator, keys] of Object.entries(Condition as JsonObject)) {
    if (operator !== 'StringEquals') throw new Error(`${principal} has a condition ${operator}`);
    for (const [key, values] of Object.entries(keys as JsonObject))
      conditions[key] = listOf(values).map(String);
  }
  return listOf(Action).flatMap((action) =>
    listOf(Resource).map((resource) => ({
      principal,
      action: String(action),
      resource: String(resource),
      conditions,
    })),
  );
}

function fits({ principal, action, resource, conditions }: RoleGrant, call: AwsCall): boolean {
  if (call.principal !== principal || !isLike(action, call.action) || !isLike(resource, call.resource))
    return false;
  return Object.entries(conditions).every(([key, values]) => values.includes(call.context?.[key] ?? ''));
}

function isLike(pattern: string, text: string): boolean {
  const escaped = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(text);
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** Under which role a function or machine runs. */
export function roleOf({ properties }: DeployedResource): string {
  return String(properties.Role ?? properties.RoleArn);
}
