import type { BankLayout } from '../../../generated/bank-layout-file.ts';
import type { ExampleFile } from '../../../generated/example-file.ts';
import type { PolicyFile } from '../../../generated/policy-file.ts';
import type { RegisterLayout } from '../../../generated/register-file.ts';
import type { TimelineFile } from '../../../generated/timeline-file.ts';
import {
  validateBankLayoutFile,
  validateExampleFile,
  validatePolicyFile,
  validateRegisterFile,
  validateTimelineFile,
} from '../../../generated/validators.js';
import { layoutKindOf } from '../../layouts/layout-path.ts';
import { digestOf } from '../../shared/digest.ts';
import { checkDates, checkExampleDates, checkTimelineDates, claimedJurisdiction } from './check-dates.ts';
import { checkBankLayout, checkRegisterLayout } from './check-layout.ts';
import { checkPlace, codeOfPath } from './check-place.ts';
import { explainMismatch } from './explain-mismatch.ts';
import { fileLayer } from './file-layer.ts';
import { type FlawCollector, flawCollector } from './flaw.ts';
import { readText } from './read-text.ts';
import {
  BANK_LAYOUT_SCHEMA,
  EXAMPLE_SCHEMA,
  POLICY_SCHEMA,
  REGISTER_LAYOUT_SCHEMA,
  TIMELINE_SCHEMA,
} from './schema-node.ts';
import type { FileLayer } from './view.ts';

/** A file of the policies folder, by its path relative to that folder. */
export interface PolicyText {
  readonly path: string;
  readonly text: string;
}

/** One file after it was read by itself. */
export interface ReadFile extends PolicyText {
  readonly collector: FlawCollector;
  /** The jurisdiction it belongs to, as far as can be told. */
  readonly jurisdiction: string | undefined;
  /** What it is, if it fits its schema. */
  readonly layer?: FileLayer;
  readonly example?: ExampleFile;
  readonly timeline?: TimelineFile;
  readonly registerLayout?: RegisterLayout;
  readonly bankLayout?: BankLayout;
  /** By where it lies. Only a policy states rules. */
  readonly form: keyof typeof FORMS;
}

const FORMS = {
  policy: { validate: validatePolicyFile, schema: POLICY_SCHEMA },
  example: { validate: validateExampleFile, schema: EXAMPLE_SCHEMA },
  timeline: { validate: validateTimelineFile, schema: TIMELINE_SCHEMA },
  registers: { validate: validateRegisterFile, schema: REGISTER_LAYOUT_SCHEMA },
  banks: { validate: validateBankLayoutFile, schema: BANK_LAYOUT_SCHEMA },
} as const;

/** Reads one file and checks all that can be told from it alone. */
export function readPolicyText(source: PolicyText): ReadFile {
  const { path, text } = source;
  const form = formOf(path);
  const collector = flawCollector();
  const value = readText(text, collector.report);
  const claimed = form === 'policy' ? claimedJurisdiction(value) : undefined;
  const read = { ...source, form, collector, jurisdiction: claimed ?? codeOfPath(path) };
  if (value === undefined || !fitsSchema(value, form, collector)) return read;
  if (form === 'timeline') {
    // It fits the schema that the type is generated from.
    const timeline = value as TimelineFile;
    checkTimelineDates(timeline, collector.report);
    return { ...read, timeline };
  }
  if (form === 'example') {
    // It fits the schema that the type is generated from.
    const example = value as ExampleFile;
    checkExampleDates(example, collector.report);
    return { ...read, example };
  }
  if (!hasDigest(text, value, collector)) return read;
  if (form === 'registers') {
    const registerLayout = value as RegisterLayout; // as above
    checkRegisterLayout(path, registerLayout, collector.report);
    return { ...read, registerLayout };
  }
  if (form === 'banks') {
    const bankLayout = value as BankLayout; // as above
    checkBankLayout(path, bankLayout, collector.report);
    return { ...read, bankLayout };
  }
  const file = value as PolicyFile; // as above
  checkDates(file, collector.report);
  checkPlace(path, file, collector.report);
  return { ...read, layer: fileLayer(file, path) };
}

function formOf(path: string): ReadFile['form'] {
  if (/(^|\/)examples\/timelines\//.test(path)) return 'timeline';
  if (/(^|\/)examples\//.test(path)) return 'example';
  return layoutKindOf(path) ?? 'policy';
}

function fitsSchema(value: unknown, form: ReadFile['form'], { report, flaws }: FlawCollector): boolean {
  const { validate, schema } = FORMS[form];
  if (validate(value)) return true;
  const [error] = validate.errors ?? [];
  explainMismatch(schema, value, { path: [], definition: undefined, help: undefined }, report);
  if (flaws.length === 0) {
    const place = error?.instancePath || { zh: '文件', en: 'the file' };
    report([], 'wrong-form.schema', { place, problem: error?.message ?? '' });
  }
  return false;
}

/** RFC 8785 has no form for half of a surrogate pair, so such a text has no digest. */
function hasDigest(text: string, value: unknown, { report }: FlawCollector): boolean {
  if (text.isWellFormed() && !/\\u[dD][89a-fA-F]/.test(text)) return true;
  try {
    digestOf(value);
    return true;
  } catch {
    report([], 'malformed-text', {});
    return false;
  }
}
