import type { Context as LambdaContext } from 'aws-lambda';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { awsApi } from '../runtime/aws.ts';
import { awsLibrary } from '../runtime/aws-policies.ts';
import { beginInvocation } from '../runtime/present-invocation.ts';

/** Answers an event of API Gateway (payload format 2.0), by the policies of this moment. */
export const handler = async (event: LambdaEvent, context: LambdaContext) => {
  beginInvocation(context);
  await awsLibrary().refresh();
  return handle(awsApi())(event, context);
};
