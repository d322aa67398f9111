/** One thing that somebody did, or was refused, in terms of IAM. */
export interface AwsCall {
  readonly principal: string;
  /** Such as dynamodb:GetItem. */
  readonly action: string;
  readonly resource: string;
  /** Condition keys with their values, such as the encryption context. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Every call to the loopbacks, and what became of it. */
export interface CallLog {
  /** Records the calls that a request stands for; gives the first that is not granted: then nothing may be done. */
  admit(calls: readonly AwsCall[]): AwsCall | undefined;
  readonly calls: readonly AwsCall[];
  readonly denied: readonly AwsCall[];
}

export function createCallLog(isGranted: (call: AwsCall) => boolean): CallLog {
  const calls: AwsCall[] = [];
  const denied: AwsCall[] = [];
  return {
    calls,
    denied,
    admit: (asked) => {
      calls.push(...asked);
      const refused = asked.filter((call) => !isGranted(call));
      denied.push(...refused);
      return refused[0];
    },
  };
}

/** How JSON services of AWS say no. */
export function deniedAnswer({ principal, action, resource }: AwsCall) {
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      __type: 'AccessDeniedException',
      message: `${principal} is not authorized to perform: ${action} on resource: ${resource}`,
    }),
  };
}
