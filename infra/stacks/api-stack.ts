import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type PlatformFunction, platformFunction } from '../constructs/platform-function.ts';
import { gatewayRoutes } from '../gateway-routes.ts';
import type { PlatformParts } from '../platform-parts.ts';

/** No address, no query, no claims: who asked for what stands in the audit trail, and paths hold ids alone. */
const accessLogFormat = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  tokenFault: '$context.authorizer.error',
};

/**
 * The HTTP face: one route for each endpoint, tokens checked by the gateway and, for roles and reach, by the function.
 * What no endpoint declares reaches the function without a token and is refused there with the nearest address.
 */
export class ApiStack extends Stack {
  readonly functions: readonly PlatformFunction[];
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, parts: PlatformParts, props: StackProps) {
    super(scope, id, props);
    const served = platformFunction(this, 'api', parts);
    this.functions = [served];
    const integration = new HttpLambdaIntegration('Served', served.lambda, { scopePermissionToRoute: false });
    this.api = new HttpApi(this, 'HttpApi', {
      apiName: parts.prefix,
      createDefaultStage: false,
      defaultIntegration: integration,
    });
    this.addRoutes(integration, parts);
    this.addStage(parts);
    new CfnOutput(this, 'Url', { value: this.api.apiEndpoint, description: 'Where the API answers' });
  }

  private addRoutes(integration: HttpLambdaIntegration, { environment }: PlatformParts): void {
    const { issuer, audience } = environment.identity;
    const bearer = new HttpJwtAuthorizer('Issuer', issuer, { jwtAudience: [audience] });
    for (const { method, path, isOpen } of gatewayRoutes(environment.openness))
      this.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration,
        authorizer: isOpen ? new HttpNoneAuthorizer() : bearer,
      });
  }

  private addStage({ prefix, environment }: PlatformParts): void {
    const logs = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/api/${prefix}`,
      retention: environment.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: 500, burstLimit: 1000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFormat)),
      },
    });
  }
}
