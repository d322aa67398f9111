import type { Endpoint } from '../../endpoint.ts';
import { comparisonCreate, comparisonShow, comparisonsList } from './comparisons.ts';
import { candidateStep, discoveryList } from './discovery.ts';
import { searchBegin, searchesList, searchShow } from './discovery-searches.ts';
import { findingSettle, findingShow, findingsList } from './findings.ts';
import { importCreate } from './import-create.ts';
import { importErrors, importShow, importsList, registersList } from './imports.ts';
import { recertificationPlan, recertificationRecord, recertificationsList } from './recertifications.ts';

/** Registers, what they show, and what is done about it. */
export const registerEndpoints: readonly Endpoint[] = [
  registersList,
  importCreate,
  importsList,
  importShow,
  importErrors,
  comparisonCreate,
  comparisonsList,
  comparisonShow,
  findingsList,
  findingShow,
  findingSettle,
  searchBegin,
  searchesList,
  searchShow,
  discoveryList,
  candidateStep,
  recertificationPlan,
  recertificationsList,
  recertificationRecord,
];
