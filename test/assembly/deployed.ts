import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** JSON as templates hold it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** A resource as CloudFormation would make it: names given, intrinsic functions resolved. */
export interface DeployedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** What Ref gives. */
  readonly name: string;
  readonly arn: string;
}

/** All templates of a cloud assembly as if they were deployed. */
export interface Deployed {
  readonly folder: string;
  readonly resources: readonly DeployedResource[];
  ofType(type: string): readonly DeployedResource[];
  /** The one of a type with this name, or with this ARN. */
  named(type: string, nameOrArn: string): DeployedResource;
  /** Folder of a file asset, by the key that the template names. */
  assetFolder(stack: string, s3Key: string): string;
}

interface Template {
  readonly Resources: Readonly<Record<string, { Type: string; Properties?: JsonObject; Condition?: string }>>;
  readonly Outputs?: Readonly<Record<string, { Value: Json; Export?: { Name: Json } }>>;
}

const place = { partition: 'aws', account: '000000000000' };

/** Properties in which a template may give a resource its name. */
const nameProperties = [
  'FunctionName',
  'StateMachineName',
  'BucketName',
  'TableName',
  'QueueName',
  'RoleName',
  'LogGroupName',
  'TopicName',
  'AlarmName',
  'Name',
];

/** The ARN's part from the service on. */
const arnShapes: Readonly<Record<string, (name: string, scope: string) => string>> = {
  'AWS::Lambda::Function': (name, scope) => `lambda:${scope}:function:${name}`,
  'AWS::DynamoDB::Table': (name, scope) => `dynamodb:${scope}:table/${name}`,
  'AWS::KMS::Key': (name, scope) => `kms:${scope}:key/${name}`,
  'AWS::S3::Bucket': (name) => `s3:::${name}`,
  'AWS::SQS::Queue': (name, scope) => `sqs:${scope}:${name}`,
  'AWS::SNS::Topic': (name, scope) => `sns:${scope}:${name}`,
  'AWS::Events::EventBus': (name, scope) => `events:${scope}:event-bus/${name}`,
  'AWS::Events::Rule': (name, scope) => `events:${scope}:rule/${name}`,
  'AWS::StepFunctions::StateMachine': (name, scope) => `states:${scope}:stateMachine:${name}`,
  'AWS::IAM::Role': (name) => `iam::${place.account}:role/${name}`,
  'AWS::Logs::LogGroup': (name, scope) => `logs:${scope}:log-group:${name}`,
};

/** Ref of these is their ARN. */
const refIsArn = new Set(['AWS::StepFunctions::StateMachine', 'AWS::SNS::Topic']);

/** Reads cdk.out; a function of templates that is not known here is a fault, not a guess. */
export function readDeployed(folder: string, region: string): Deployed {
  const templates = new Map<string, Template>(
    readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => [
        file.replace('.template.json', ''),
        JSON.parse(readFileSync(join(folder, file), 'utf8')),
      ]),
  );
  const scope = `${region}:${place.account}`;
  const given = new Map<string, string>(); // names under way, against circles

  const resourceOf = (stack: string, logicalId: string) => {
    const found = templates.get(stack)?.Resources[logicalId];
    if (found === undefined) throw new Error(`${stack} has no resource ${logicalId}`);
    return found;
  };
  const nameOf = (stack: string, logicalId: string): string => {
    const id = `${stack}/${logicalId}`;
    const known = given.get(id);
    if (known !== undefined) return known;
    const { Properties = {} } = resourceOf(stack, logicalId);
    const property = nameProperties.find((one) => Properties[one] !== undefined);
    const name =
      property === undefined
        ? `${stack}-${logicalId}`.toLowerCase()
        : String(resolve(Properties[property] ?? '', stack));
    given.set(id, name);
    return name;
  };
  const arnOf = (stack: string, logicalId: string): string => {
    const { Type, Properties = {} } = resourceOf(stack, logicalId);
    const shape = arnShapes[Type];
    const name = nameOf(stack, logicalId);
    const bus = Type === 'AWS::Events::Rule' ? Properties.EventBusName : undefined;
    const named = bus === undefined ? name : `${String(resolve(bus, stack))}/${name}`;
    return `arn:${place.partition}:${shape?.(named, scope) ?? `${Type}:${name}`}`;
  };
  const refOf = (stack: string, name: string): Json => {
    if (name === 'AWS::Partition') return place.partition;
    if (name === 'AWS::Region') return region;
    if (name === 'AWS::AccountId') return place.account;
    if (name === 'AWS::URLSuffix') return 'amazonaws.com';
    if (name === 'AWS::StackName') return stack;
    if (name === 'AWS::NoValue') return null;
    const { Type } = resourceOf(stack, name);
    return refIsArn.has(Type) ? arnOf(stack, name) : nameOf(stack, name);
  };
  const attributeOf = (stack: string, logicalId: string, attribute: string): Json => {
    if (attribute === 'Arn' || attribute === 'TopicArn') return arnOf(stack, logicalId);
    if (attribute === 'StreamArn') return `${arnOf(stack, logicalId)}/stream/latest`;
    return `${nameOf(stack, logicalId)}.${attribute}`;
  };
  const exported = (name: string): Json => {
    for (const [stack, { Outputs = {} }] of templates)
      for (const { Value, Export } of Object.values(Outputs))
        if (Export !== undefined && resolve(Export.Name, stack) === name) return resolve(Value, stack);
    throw new Error(`no stack exports ${name}`);
  };
  const substituted = (stack: string, value: Json): Json => {
    const [text, values] = Array.isArray(value)
      ? [String(value[0]), value[1] as JsonObject]
      : [String(value), {}];
    return text.replaceAll(/\$\{([^}!]+)\}/g, (_, name: string) => {
      const own = (values as JsonObject)[name];
      if (own !== undefined) return String(resolve(own, stack));
      const [logicalId = '', attribute] = name.split('.');
      return String(attribute === undefined ? refOf(stack, name) : attributeOf(stack, logicalId, attribute));
    });
  };
  const called = (stack: string, name: string, argument: Json): Json => {
    const list = Array.isArray(argument) ? (argument as readonly Json[]) : [];
    switch (name) {
      case 'Ref':
        return refOf(stack, String(argument));
      case 'Fn::GetAtt':
        return attributeOf(stack, String(list[0]), String(list[1]));
      case 'Fn::ImportValue':
        return exported(String(resolve(argument, stack)));
      case 'Fn::Join':
        return (resolve(list[1] ?? [], stack) as readonly Json[]).join(String(list[0]));
      case 'Fn::Sub':
        return substituted(stack, argument);
      case 'Fn::Select':
        return (resolve(list[1] ?? [], stack) as readonly Json[])[Number(list[0])] ?? null;
      case 'Fn::Split':
        return String(resolve(list[1] ?? '', stack)).split(String(list[0]));
      case 'Fn::GetStackOutput':
        throw new Error(`${stack} asks for ${JSON.stringify(argument)}`);
      default:
        throw new Error(`${stack} uses ${name}, which is not resolved here`);
    }
  };
  const resolve = (value: Json, stack: string): Json => {
    if (Array.isArray(value))
      return value.map((one: Json) => resolve(one, stack)).filter((one) => one !== null);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value as JsonObject);
    const [first] = entries;
    if (entries.length === 1 && first !== undefined && /^(Ref|Fn::.+)$/.test(first[0]))
      return called(stack, first[0], first[1]);
    return Object.fromEntries(
      entries.map(([name, one]) => [name, resolve(one, stack)] as const).filter(([, one]) => one !== null),
    );
  };

  const resources = [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, { Type, Properties = {} }]) => ({
      stack,
      logicalId,
      type: Type,
      properties: resolve(Properties, stack) as JsonObject,
      name: nameOf(stack, logicalId),
      arn: arnOf(stack, logicalId),
    })),
  );
  return {
    folder,
    resources,
    ofType: (type) => resources.filter((one) => one.type === type),
    named: (type, nameOrArn) => {
      const found = resources.find(
        (one) => one.type === type && (one.name === nameOrArn || one.arn === nameOrArn),
      );
      if (found === undefined) throw new Error(`no ${type} is named ${nameOrArn}`);
      return found;
    },
    assetFolder: (stack, s3Key) => {
      const { files } = JSON.parse(readFileSync(join(folder, `${stack}.assets.json`), 'utf8'));
      const asset = files[s3Key.replace(/\.[^.]+$/, '')] ?? {};
      return join(folder, String(asset.source?.path));
    },
  };
}
