import { expect, test } from 'vitest';
import { accessInForce } from '../../functions/api/access.ts';
import { endpoints } from '../../functions/api/endpoints.ts';
import { isPublic } from '../../functions/core/access/access-rule.ts';
import { environments } from '../../infra/environments.ts';
import { at, synthesised } from './synthesised.ts';

const wishes = { issuer: 'https://login.example.org/realm', audience: 'subsidies' };

test.each(environments)(
  '$name: an endpoint has a route, open where its declaration says so',
  ({ name, openness }) => {
    const routes = synthesised(name, wishes).resources('AWS::ApiGatewayV2::Route');
    const found = routes.map(
      (one) => `${at(one, 'Properties', 'RouteKey')} ${at(one, 'Properties', 'AuthorizationType')}`,
    );
    const declared = endpoints('').map(
      ({ method, path, access }) =>
        `${method} ${path} ${isPublic(accessInForce(access, openness)) ? 'NONE' : 'JWT'}`,
    );
    // What no endpoint declares is answered 404 by the function, which looks at every token itself.
    expect(found.sort()).toEqual([...declared, '$default NONE'].sort());
  },
);

test('tokens are those of the issuer and audience that the deployment names', () => {
  const [authorizer] = synthesised('nation', wishes).resources('AWS::ApiGatewayV2::Authorizer');
  expect(authorizer?.Properties).toMatchObject({
    AuthorizerType: 'JWT',
    JwtConfiguration: { Issuer: 'https://login.example.org/realm', Audience: ['subsidies'] },
  });
});

test('requests are limited, measured and logged without addresses or queries', () => {
  const [stage] = synthesised('nation').resources('AWS::ApiGatewayV2::Stage');
  expect(stage?.Properties).toMatchObject({
    DefaultRouteSettings: {
      ThrottlingRateLimit: 500,
      ThrottlingBurstLimit: 1000,
      DetailedMetricsEnabled: true,
    },
  });
  const format = String(at(stage, 'Properties', 'AccessLogSettings', 'Format'));
  expect(format).toContain('$context.routeKey');
  expect(format).not.toMatch(/sourceIp|\$context\.path|userAgent|claims/);
});
