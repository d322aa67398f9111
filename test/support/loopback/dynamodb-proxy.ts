import { type AwsCall, type CallLog, deniedAnswer } from './call-log.ts';
import type { Json } from './json-service.ts';
import {
  type Loopback,
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopback,
} from './loopback-server.ts';

/** A call on its way to the table. */
export interface TableRequest {
  readonly principal: string;
  /** Such as TransactWriteItems. */
  readonly operation: string;
  readonly input: Json;
}

/** Answers in the table's place, or lets the call pass by answering nothing. */
export type TableFault = (
  request: TableRequest,
) => Promise<LoopbackAnswer | undefined> | LoopbackAnswer | undefined;

export interface DynamoDbProxy extends Loopback {
  /** Puts a fault in the way; gives what takes it away again. */
  disturb(fault: TableFault): () => void;
}

export interface DynamoDbProxyParts {
  /** Where DynamoDB Local answers. */
  readonly engineUrl: string;
  readonly tableArn: string;
  /** The key by which the table is encrypted, in the caller's name. */
  readonly keyArn: string;
  readonly log: CallLog;
  readonly onFault: (error: unknown) => void;
}

/** DynamoDB Local keeps a database for each access key; all callers are to see the one. */
export const engineAuthorization =
  'AWS4-HMAC-SHA256 Credential=local/20230101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** Stands before DynamoDB Local: reads what every call means to IAM, and can go wrong as the real one may. */
export async function startDynamoDbProxy(parts: DynamoDbProxyParts): Promise<DynamoDbProxy> {
  const { engineUrl, log, onFault } = parts;
  const faults = new Set<TableFault>();

  const answer = async ({ headers, body, principal }: LoopbackRequest): Promise<LoopbackAnswer> => {
    const target = String(headers['x-amz-target'] ?? '');
    const operation = target.slice(target.indexOf('.') + 1);
    const input = JSON.parse(body.toString('utf8')) as Json; // as the client wrote it
    const denied = log.admit(callsOf(parts, { principal, operation, input }));
    if (denied !== undefined) return deniedAnswer(denied);
    for (const fault of faults) {
      const instead = await fault({ principal, operation, input });
      if (instead !== undefined) return instead;
    }
    const answered = await fetch(engineUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        authorization: engineAuthorization,
      },
      body: new Uint8Array(body),
    });
    return {
      status: answered.status,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: await answered.text(),
    };
  };

  return {
    ...(await startLoopback(answer, onFault)),
    disturb: (fault) => {
      faults.add(fault);
      return () => faults.delete(fault);
    },
  };
}

/** How the table says that something went wrong. */
export function tableError(name: string, more: Json = {}): LoopbackAnswer {
  const __type = `com.amazonaws.dynamodb.v20120810#${name}`;
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ __type, message: name, ...more }),
  };
}

/** A transaction is granted by what it is made of, a query by the index it asks. */
function callsOf(
  parts: DynamoDbProxyParts,
  { principal, operation, input }: TableRequest,
): readonly AwsCall[] {
  const { tableArn, keyArn } = parts;
  const call = (action: string, resource = tableArn): AwsCall => ({
    principal,
    action: `dynamodb:${action}`,
    resource,
  });
  const calls = actionsOf(operation, input).map((action) =>
    input.IndexName === undefined ? call(action) : call(action, `${tableArn}/index/${input.IndexName}`),
  );
  const context = { 'kms:EncryptionContext:aws:dynamodb:tableName': tableArn.split('/')[1] ?? '' };
  // What writes an item encrypts it; a delete or a check reads its key alone.
  const writes = calls.some(({ action }) => /:(PutItem|UpdateItem)$/.test(action));
  const onKey = writes ? ['Decrypt', 'Encrypt', 'GenerateDataKey'] : ['Decrypt'];
  return [
    ...calls,
    ...onKey.map((action) => ({ principal, action: `kms:${action}`, resource: keyArn, context })),
  ];
}

const transactionActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Update: 'UpdateItem',
};

function actionsOf(operation: string, { TransactItems }: Json): readonly string[] {
  if (operation !== 'TransactWriteItems') return [operation];
  const items = TransactItems as readonly Json[];
  return [...new Set(items.flatMap((item) => Object.keys(item)))].map(
    (kind) => transactionActions[kind] ?? kind,
  );
}
