import type { AnyIndexName } from '../functions/adapters/item-table/item-row.ts';
import type { FunctionName } from './functions.ts';

type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'DeleteItem' | 'ConditionCheckItem';
type ObjectAction = 'GetObject' | 'PutObject' | 'DeleteObject' | 'ListBucket';
type MachineAction = 'StartExecution' | 'SendTaskSuccess' | 'DescribeExecution';
export type BucketName = 'policy' | 'material' | 'exchange' | 'export';

/** One thing that a function may do, to one thing. */
export type Grant =
  | { readonly table: readonly TableAction[]; readonly indexes?: readonly AnyIndexName[] }
  | { readonly bucket: BucketName; readonly may: readonly ObjectAction[]; readonly prefix: string }
  | { readonly key: 'personal'; readonly may: readonly ('GenerateDataKey' | 'Decrypt' | 'ReEncrypt')[] }
  | { readonly key: 'mac'; readonly may: readonly 'GenerateMac'[] }
  | { readonly machine: 'review' | 'batch'; readonly may: readonly MachineAction[] }
  | { readonly bus: 'PutEvents' };

// A transaction is granted by what it is made of; see the IAM page of TransactWriteItems.
const write = ['PutItem', 'DeleteItem'] as const;

/** The policies in use with the layouts beside them, in one piece. */
const policies: Grant = { bucket: 'policy', may: ['GetObject'], prefix: 'catalogue/' };
const openPersonal: Grant = { key: 'personal', may: ['Decrypt'] };
const sealPersonal: Grant = { key: 'personal', may: ['GenerateDataKey', 'Decrypt'] };
/** Starts a big run: its items are written, then its machine is. */
const startBigRun: readonly Grant[] = [
  { bucket: 'export', may: ['PutObject'], prefix: 'runs/' },
  { machine: 'batch', may: ['StartExecution'] },
];
const signal: Grant = { machine: 'review', may: ['SendTaskSuccess', 'StartExecution'] };

/**
 * What each function may do: this table is the whole of it. Logs, traces, dead letters and the keys of storage follow
 * from what a function is and touches (platform-function.ts). The assembly test compares it with what is called.
 */
export const grants: Readonly<Record<FunctionName, readonly Grant[]>> = {
  api: [
    { table: ['GetItem', 'BatchGetItem', 'Query', ...write], indexes: ['gsi1', 'gsi2', 'gsi3'] },
    // Who may list is told that there are no policies yet, instead of being refused.
    { bucket: 'policy', may: ['GetObject', 'ListBucket'], prefix: 'catalogue/' },
    // What is handed in by HTTP to be published, layouts too; what of it counts, policy-changed decides.
    { bucket: 'policy', may: ['GetObject', 'PutObject'], prefix: 'policies/' },
    // A proposal that was approved is one no longer; what was published stays.
    { bucket: 'policy', may: ['DeleteObject'], prefix: 'policies/*/publications/proposed/' },
    { bucket: 'material', may: ['GetObject', 'PutObject'], prefix: 'materials/' },
    // Files that are put there by others, in its name, and taken up by it; who may list is told that one is not there.
    // And what takes longer than a request: batch-chunk goes on with it.
    {
      bucket: 'exchange',
      may: ['GetObject', 'PutObject', 'DeleteObject', 'ListBucket'],
      prefix: 'uploads/',
    },
    sealPersonal,
    { key: 'mac', may: ['GenerateMac'] },
    signal, // for whoever redrives a case
    ...startBigRun, // for what takes longer than a request
  ],
  // No grant on personal data: where a case stands is read from its summary.
  'task-open-next-step': [{ table: ['GetItem', 'DeleteItem'] }],
  'task-await-signal': [
    { table: ['GetItem', 'PutItem', 'ConditionCheckItem'] },
    { machine: 'review', may: ['SendTaskSuccess'] },
  ],
  'task-task-failed': [{ table: ['GetItem', 'PutItem'] }],
  'task-run-automatic-step': [{ table: ['GetItem', 'Query', ...write] }, policies, sealPersonal],
  'task-wake-case': [{ table: ['GetItem', ...write] }, policies, sealPersonal],
  'deliver-outbox': [{ table: ['GetItem', 'Query', 'DeleteItem'] }, signal, { bus: 'PutEvents' }],
  'deliver-webhooks': [
    { table: ['GetItem', 'Query', 'PutItem'], indexes: ['gsi1', 'gsi2'] },
    openPersonal, // the webhooks, sealed for their secrets
  ],
  'record-decision': [{ table: ['GetItem', 'BatchGetItem', 'PutItem'] }, sealPersonal],
  'policy-changed': [
    { bucket: 'policy', may: ['GetObject', 'ListBucket'], prefix: 'policies/' },
    { bucket: 'policy', may: ['GetObject', 'PutObject'], prefix: 'catalogue/' },
  ],
  'keep-time': [
    { table: ['GetItem', 'Query', 'DeleteItem'], indexes: ['gsi3'] },
    openPersonal,
    signal,
    { bus: 'PutEvents' },
    ...startBigRun,
  ],
  'batch-chunk': [
    { table: ['GetItem', 'BatchGetItem', 'Query', ...write], indexes: ['gsi1', 'gsi2'] },
    policies,
    // Register files whose import goes on; who may list is told that one is gone.
    { bucket: 'exchange', may: ['GetObject', 'DeleteObject', 'ListBucket'], prefix: 'uploads/' },
    sealPersonal,
    { key: 'mac', may: ['GenerateMac'] }, // the people whom they name
  ],
};

/**
 * What is granted besides while one personal key takes the place of another, and no longer: each sealed row and file is
 * wrapped anew by batch-chunk.
 */
export const replacementGrants: Partial<Readonly<Record<FunctionName, readonly Grant[]>>> = {
  'batch-chunk': [
    { table: ['GetItem', 'PutItem'], indexes: ['gsi4'] },
    { key: 'personal', may: ['ReEncrypt'] },
    { bucket: 'material', may: ['GetObject', 'PutObject', 'ListBucket'], prefix: 'materials/' },
  ],
};
