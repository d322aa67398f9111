import { openApiDocument } from './documentation/openapi-document.ts';
import type { Endpoint } from './endpoint.ts';
import { checklistShow } from './routes/checklists.ts';
import { determinationBatchCreate } from './routes/determination-batches.ts';
import { determinationCreate } from './routes/determinations.ts';
import { healthShow } from './routes/health.ts';
import { jurisdictionShow, jurisdictionsList } from './routes/jurisdictions.ts';
import { documentationEndpoints, problemShow, problemsList, startPage } from './routes/pages.ts';
import { policyShow } from './routes/policies.ts';
import { policyCheckCreate } from './routes/policy-checks.ts';
import { screeningCreate } from './routes/screenings.ts';

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
