import { mkdirSync } from 'node:fs';
import { openFileKeyRing } from '../adapters/local/file-key-ring.ts';
import { openFolderFileStore } from '../adapters/local/folder-file-store.ts';
import { openFolderStagedFiles } from '../adapters/local/folder-staged-files.ts';
import { type LocalIssuer, openLocalIssuer } from '../adapters/local/local-issuer.ts';
import type { SqliteSafety } from '../adapters/local/sqlite-file.ts';
import { openSqliteTable, type SqliteTable } from '../adapters/local/sqlite-table.ts';
import { randomIds } from '../adapters/random-ids.ts';
import { createCaseStore } from '../adapters/stores/case-store.ts';
import { createFailedTaskStore } from '../adapters/stores/failed-task-store.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { type IdentityStore, openIdentityStore } from '../adapters/stores/identity-store.ts';
import { createPublicationHeadStore } from '../adapters/stores/publication-head-store.ts';
import { createTaskTokenStore } from '../adapters/stores/task-token-store.ts';
import { createUploadStore } from '../adapters/stores/upload-store.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import { createWebhookStore } from '../adapters/stores/webhook-store.ts';
import type { CaseStore } from '../core/ports/case-store.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import type { FailedTaskStore } from '../core/ports/failed-task-store.ts';
import type { FileStore } from '../core/ports/file-store.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { IdSource } from '../core/ports/id-source.ts';
import type { KeyRing } from '../core/ports/key-ring.ts';
import type { PublicationHeadStore } from '../core/ports/publication-heads.ts';
import type { StagedFiles } from '../core/ports/staged-files.ts';
import type { TaskTokenStore } from '../core/ports/task-token-store.ts';
import type { UploadStore } from '../core/ports/upload-store.ts';
import type { WaiverStore } from '../core/ports/waiver-store.ts';
import type { WebhookStore } from '../core/ports/webhook-store.ts';
import { dataPaths } from './data-paths.ts';

/** Everything that is stored on one machine, and what opens it. */
export interface OpenedData {
  readonly folder: string;
  readonly table: SqliteTable;
  readonly keyRing: KeyRing;
  readonly issuer: LocalIssuer;
  readonly cases: CaseStore;
  readonly vault: IdentityStore;
  readonly files: FileStore;
  readonly staged: StagedFiles;
  /** What was announced of files that are put apart. */
  readonly announced: UploadStore;
  readonly waivers: WaiverStore;
  readonly webhooks: WebhookStore;
  readonly tasks: TaskTokenStore;
  readonly failures: FailedTaskStore;
  readonly followUp: FollowUpStores;
  readonly publicationHeads: PublicationHeadStore;
  close(): void;
}

/** How a data folder is opened that is not one of an office. */
export interface DataOptions {
  /** Of people whom the vault does not know; random where absent. */
  readonly ids?: IdSource;
  /** What a write survives; 'on-disk' where absent. */
  readonly safety?: SqliteSafety;
}

/** Opens a data folder, which is made with new keys at the first start. Keys that are not its own are a fault. */
export async function openData(
  given: string | undefined,
  clock: SystemClock,
  { ids = randomIds, safety }: DataOptions = {},
): Promise<OpenedData> {
  const { folder, database, files, incoming, keyRing: ringFile, issuer } = dataPaths(given);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keyRing = openFileKeyRing(ringFile);
  const table = openSqliteTable(database, () => Math.floor(Date.parse(clock.now()) / 1000), safety);
  try {
    return {
      folder,
      table,
      keyRing,
      issuer: openLocalIssuer(issuer, clock),
      cases: createCaseStore({ table, keyRing }),
      vault: await openIdentityStore({ table, keyRing, ids }),
      files: openFolderFileStore(files, keyRing),
      staged: openFolderStagedFiles(incoming, keyRing),
      announced: createUploadStore(table),
      waivers: createWaiverStore(table, keyRing),
      webhooks: createWebhookStore(table, keyRing),
      tasks: createTaskTokenStore(table),
      failures: createFailedTaskStore(table),
      followUp: createFollowUpStores(table, keyRing),
      publicationHeads: createPublicationHeadStore(table),
      close: () => table.close(),
    };
  } catch (fault) {
    table.close();
    throw fault;
  }
}
