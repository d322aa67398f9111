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
import { failedTaskRedrive, failedTasksList } from './routes/failed-tasks.ts';
import { healthShow } from './routes/health.ts';
import { jurisdictionShow, jurisdictionsList } from './routes/jurisdictions.ts';
import { escalationsList, oversightSummary } from './routes/oversight.ts';
import { documentationEndpoints, problemShow, problemsList, startPage } from './routes/pages.ts';
import { policyShow } from './routes/policies.ts';
import { policyCheckCreate } from './routes/policy-checks.ts';
import { publicNoticesList } from './routes/public-notices.ts';
import { proposalApprove, proposalCreate, publicationsList } from './routes/publications.ts';
import { screeningCreate } from './routes/screenings.ts';
import { waiverCreate, waiverDocument, waiversList } from './routes/waivers.ts';
import { webhookCreate, webhookDelete, webhookDeliveries, webhooksList } from './routes/webhooks.ts';

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
    oversightSummary,
    escalationsList,
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
