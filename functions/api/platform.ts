import type { FailedTaskStore } from '../core/ports/failed-task-store.ts';
import type { FileStore } from '../core/ports/file-store.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { IdentityVault } from '../core/ports/identity-vault.ts';
import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import type { RowSource } from '../core/ports/row-source.ts';
import type { StagedFiles } from '../core/ports/staged-files.ts';
import type { TokenVerifier } from '../core/ports/token-verifier.ts';
import type { WaiverStore } from '../core/ports/waiver-store.ts';
import type { WebhookSender } from '../core/ports/webhook-sender.ts';
import type { WebhookStore } from '../core/ports/webhook-store.ts';
import type { DiscoverySearch } from '../core/registers/discovery-search.ts';
import type { RegisterImport } from '../core/registers/register-import.ts';
import type { Simulation } from '../core/simulations/simulation.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';
import type { PaymentServices } from '../core/use-cases/payments/payment-services.ts';
import type { PublicationServices } from '../core/use-cases/publications/publication-services.ts';
import type { RegisterServices } from '../core/use-cases/registers/register-services.ts';
import type { SimulationServices } from '../core/use-cases/simulations/simulation-services.ts';
import type { UploadServices } from '../core/use-cases/uploads/upload-services.ts';

/** What endpoints that know cases stand on; the others never touch it. */
export interface Platform {
  readonly tokens: TokenVerifier;
  readonly cases: CaseServices;
  readonly vault: IdentityVault;
  readonly files: FileStore;
  readonly uploads: UploadServices;
  readonly waivers: WaiverStore;
  readonly webhooks: WebhookStore;
  readonly followUp: FollowUpStores;
  readonly payments: PaymentPlatform;
  readonly registers: RegisterPlatform;
  readonly failures: FailedTaskStore;
  readonly webhookSender: Pick<WebhookSender, 'requireSafe'>;
  /** A new secret by which webhooks are signed: 256 random bits as text. */
  readonly newSecret: () => string;
  readonly publications: PublicationServices;
  /** A command was stored: whoever delivers events need not wait for his next look. */
  readonly wake: () => void;
  /** Has the review machine look at a case again, whatever became of it. */
  readonly redrive: (caseId: string) => Promise<void>;
}

/** Registers as a runtime makes them. */
export interface RegisterPlatform {
  /** The services on policies that stand still. */
  readonly servicesOn: (catalogue: PolicyCatalogue) => RegisterServices & SimulationServices;
  readonly staged: StagedFiles;
  /** The rows of a staged file by its id, under its name and with its digest. */
  readonly sourceOf: (id: string, name: string, sha256: string) => RowSource;
  /** Has the import of a file that is staged under its id go on; resolves once it is done, or goes on beside. */
  readonly goOnImport: (one: RegisterImport) => Promise<void>;
  /** The same for the comparison of a day. */
  readonly goOnComparison: (jurisdiction: string, on: string) => Promise<void>;
  /** The same for the counties of a search for people. */
  readonly goOnSearch: (one: DiscoverySearch) => Promise<void>;
  /** The same for the counties of a simulation. */
  readonly goOnSimulation: (one: Simulation) => Promise<void>;
}

/** Payments as a runtime makes them. */
export interface PaymentPlatform {
  /** The services on policies that stand still. */
  readonly servicesOn: (catalogue: PolicyCatalogue) => PaymentServices;
  /** Has a run that is being prepared or released go on, beside this request or for as long as it may take. */
  readonly goOn: (runId: string) => void | Promise<void>;
}
