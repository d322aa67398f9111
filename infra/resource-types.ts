/**
 * Every type of CloudFormation resource that may be deployed, and why it can be in China's two regions as well: what
 * docs.amazonaws.cn says of the service there. A type that is not here fails a test. Decision 0014 has the sources.
 */
export const resourceTypes: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'API Gateway is in both; HTTP APIs lack only Cloud Map integrations there',
  'AWS::ApiGatewayV2::Authorizer': 'JWT of any issuer; only Cognito authorizers are lacking',
  'AWS::ApiGatewayV2::Integration': 'as the API',
  'AWS::ApiGatewayV2::Route': 'as the API; routes without a token need an ICP filing of the account',
  'AWS::ApiGatewayV2::Stage': 'as the API; regional, as edge endpoints are lacking',
  'AWS::CloudWatch::Alarm': 'on metrics and their sums, no query and no anomaly detection',
  'AWS::CloudWatch::Dashboard': 'plain graphs',
  'AWS::DynamoDB::Table': 'in both; only strongly consistent global tables are lacking, and this is none',
  'AWS::Events::EventBus': 'event buses with archive are listed for both',
  'AWS::Events::Rule': 'as the bus; S3 tells the default bus',
  'AWS::IAM::Policy': 'IAM is in both, with the partition aws-cn',
  'AWS::IAM::Role': 'as policies; principals as <service>.amazonaws.com',
  'AWS::KMS::Key': 'symmetric and HMAC keys are in the guide of the China regions',
  'AWS::Lambda::EventInvokeConfig':
    'attempts of asynchronous calls, and the queue for what failed: in the template reference of the China regions',
  'AWS::Lambda::EventSourceMapping':
    'DynamoDB streams with filters; their metrics and provisioned mode are lacking',
  'AWS::Lambda::Function':
    'in both; function URLs, X-Ray and signing by customer keys are lacking and not used there',
  'AWS::Lambda::Permission': 'as functions',
  'AWS::Logs::LogGroup': 'in both',
  'AWS::Logs::MetricFilter': 'in both',
  'AWS::S3::Bucket': 'in both',
  'AWS::S3::BucketPolicy': 'as buckets',
  'AWS::SNS::Subscription': 'e-mail',
  'AWS::SNS::Topic': 'in both',
  'AWS::SNS::TopicPolicy': 'as topics',
  'AWS::SQS::Queue':
    'in both, encrypted by a key of ours; redriving dead letters from the console is lacking',
  'AWS::SQS::QueuePolicy': 'as queues',
  'AWS::Scheduler::Schedule':
    'EventBridge Scheduler is in the guide of the China regions, with endpoints there',
  'AWS::Scheduler::ScheduleGroup': 'as schedules',
  'AWS::StepFunctions::StateMachine':
    'in both; only calls of HTTPS addresses are lacking, so Distributed Map is there',
};
