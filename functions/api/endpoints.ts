import { openApiDocument } from './documentation/openapi-document.ts';
import type { Endpoint } from './endpoint.ts';
import { caseList } from './routes/cases/case-list.ts';
import { caseCreate } from './routes/cases/intake.ts';
import { caseNotice } from './routes/cases/letter.ts';
import { fileShow, materialShown, materialsList, materialUpload } from './routes/cases/materials.ts';
import { caseDetermination, caseEvents, caseShow } from './routes/cases/reading.ts';
import {
  caseCloseNotice,
  caseDecide,
  caseFacts,
  caseObject,
  casePinPolicy,
  caseRequestCorrection,
} from './routes/cases/review-steps.ts';
import {
  caseCorrect,
  caseNotify,
  casePush,
  caseRate,
  caseSubmit,
  caseWithdraw,
} from './routes/cases/window-steps.ts';
import { checklistShow } from './routes/checklists.ts';
import { determinationBatchCreate } from './routes/determination-batches.ts';
import { determinationCreate } from './routes/determinations.ts';
import { accountPut, accountShow } from './routes/entitlements/accounts.ts';
import {
  appealCreate,
  appealDecide,
  backPayCreate,
  entryWithdraw,
  lifeEventCreate,
  transitionCreate,
} from './routes/entitlements/entries.ts';
import { entitlementSearch, entitlementShow, ledgerShow } from './routes/entitlements/reading.ts';
import { residentIdPut } from './routes/entitlements/resident-id.ts';
import { failedTaskRedrive, failedTasksList } from './routes/failed-tasks.ts';
import { healthShow } from './routes/health.ts';
import { jurisdictionShow, jurisdictionsList } from './routes/jurisdictions.ts';
import { oversightBehindFigure } from './routes/oversight/behind-figure.ts';
import { oversightFigures } from './routes/oversight/figures.ts';
import { escalationsList, oversightSummary } from './routes/oversight.ts';
import { documentationEndpoints, problemShow, problemsList, startPage } from './routes/pages.ts';
import { bankFile, bankReturn } from './routes/payments/bank.ts';
import { notMonthlyList, paidList } from './routes/payments/published.ts';
import {
  recoveriesList,
  recoveryCreate,
  recoveryRecord,
  recoveryShow,
} from './routes/payments/recoveries.ts';
import {
  recoveryHandOver,
  recoveryPlan,
  recoveryRepay,
  recoveryWaive,
  recoveryWaiverDecide,
} from './routes/payments/recovery-steps.ts';
import {
  runFunding,
  runPayments,
  runShow,
  runsList,
  runVerification,
} from './routes/payments/run-reading.ts';
import { runCancel, runCreate, runRelease } from './routes/payments/run-steps.ts';
import { policyShow } from './routes/policies.ts';
import { policyCheckCreate } from './routes/policy-checks.ts';
import { publicNoticesList } from './routes/public-notices.ts';
import { proposalApprove, proposalCreate, publicationsList } from './routes/publications.ts';
import { registerEndpoints } from './routes/registers/register-endpoints.ts';
import { screeningCreate } from './routes/screenings.ts';
import {
  simulationChanges,
  simulationCreate,
  simulationShow,
  simulationsList,
} from './routes/simulations/simulations.ts';
import { uploadEndpoints } from './routes/uploads/upload-endpoints.ts';
import { waiverCreate, waiverDocument, waiversList } from './routes/waivers.ts';
import { webhookCreate, webhookDelete, webhookDeliveries, webhooksList } from './routes/webhooks.ts';

/** What people are entitled to, and what becomes known of them. */
const entitlementEndpoints: readonly Endpoint[] = [
  entitlementSearch,
  entitlementShow,
  ledgerShow,
  lifeEventCreate,
  entryWithdraw,
  backPayCreate,
  transitionCreate,
  appealCreate,
  appealDecide,
  accountShow,
  accountPut,
  residentIdPut,
];

/** Payment runs and recoveries. */
const paymentEndpoints: readonly Endpoint[] = [
  runCreate,
  runsList,
  runShow,
  runPayments,
  runRelease,
  runCancel,
  bankFile,
  bankReturn,
  runFunding,
  runVerification,
  paidList,
  notMonthlyList,
  recoveryCreate,
  recoveriesList,
  recoveryShow,
  recoveryPlan,
  recoveryRepay,
  recoveryWaive,
  recoveryWaiverDecide,
  recoveryHandOver,
  recoveryRecord,
];

/** Every endpoint, in the order of the reference. To add one: docs/how-to/add-an-endpoint.md. */
export function endpoints(version: string): readonly Endpoint[] {
  const all: Endpoint[] = [
    determinationCreate,
    determinationBatchCreate,
    screeningCreate,
    jurisdictionsList,
    jurisdictionShow,
    policyShow,
    checklistShow,
    policyCheckCreate,
    publicationsList,
    proposalCreate,
    proposalApprove,
    simulationCreate,
    simulationsList,
    simulationShow,
    simulationChanges,
    caseCreate,
    caseList,
    caseShow,
    caseDetermination,
    materialsList,
    materialUpload,
    materialShown,
    fileShow,
    caseFacts,
    caseSubmit,
    casePush,
    caseDecide,
    caseRequestCorrection,
    caseCorrect,
    caseWithdraw,
    caseObject,
    caseCloseNotice,
    caseNotify,
    caseRate,
    casePinPolicy,
    caseNotice,
    caseEvents,
    publicNoticesList,
    waiverCreate,
    waiversList,
    waiverDocument,
    ...entitlementEndpoints,
    ...paymentEndpoints,
    ...registerEndpoints,
    ...uploadEndpoints,
    oversightSummary,
    escalationsList,
    oversightFigures,
    oversightBehindFigure,
    failedTasksList,
    failedTaskRedrive,
    webhookCreate,
    webhooksList,
    webhookDeliveries,
    webhookDelete,
    healthShow,
    problemsList,
    problemShow,
    startPage,
  ];
  let document: ReturnType<typeof openApiDocument> | undefined;
  all.push(
    ...documentationEndpoints(() => {
      document ??= openApiDocument(all, version);
      return document;
    }),
  );
  return all;
}
