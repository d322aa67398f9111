import type { ExampleFile } from '../../../generated/example-file.ts';
import type { PolicyFile } from '../../../generated/policy-file.ts';
import type { TimelineFile } from '../../../generated/timeline-file.ts';
import {
  validateExampleFile,
  validatePolicyFile,
  validateTimelineFile,
} from '../../../generated/validators.js';
import { digestOf } from '../../shared/digest.ts';
import { checkDates, checkExampleDates, checkTimelineDates, claimedJurisdiction } from './check-dates.ts';
import { checkPlace, codeOfPath } from './check-place.ts';
import { explainMismatch } from './explain-mismatch.ts';
import { fileLayer } from './file-layer.ts';
import { type FlawCollector, flawCollector } from './flaw.ts';
import { readText } from './read-text.ts';
import { EXAMPLE_SCHEMA, POLICY_SCHEMA, TIMELINE_SCHEMA } from './schema-node.ts';
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
  /** An example or a timeline: it states no rules. */
  readonly isExample: boolean;
}

type Form = 'policy' | 'example' | 'timeline';

const FORMS = {
  policy: { validate: validatePolicyFile, schema: POLICY_SCHEMA },
  example: { validate: validateExampleFile, schema: EXAMPLE_SCHEMA },
  timeline: { validate: validateTimelineFile, schema: TIMELINE_SCHEMA },
} as const;

/** Reads one file and checks all that can be told from it alone. */
export function readPolicyText(source: PolicyText): ReadFile {
  const { path, text } = source;
  const form = formOf(path);
  const isExample = form !== 'policy';
  const collector = flawCollector();
  const value = readText(text, collector.report);
  const jurisdiction = isExample ? codeOfPath(path) : (claimedJurisdiction(value) ?? codeOfPath(path));
  const read = { ...source, isExample, collector, jurisdiction };
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
  const file = value as PolicyFile;
  if (!hasDigest(text, value, collector)) return read;
  checkDates(file, collector.report);
  checkPlace(path, file, collector.report);
  return { ...read, layer: fileLayer(file, path) };
}

function formOf(path: string): Form {
  if (/(^|\/)examples\/timelines\//.test(path)) return 'timeline';
  return /(^|\/)examples\//.test(path) ? 'example' : 'policy';
}

function fitsSchema(value: unknown, form: Form, { report, flaws }: FlawCollector): boolean {
  const { validate, schema } = FORMS[form];
  if (validate(value)) return true;
  const [error] = validate.errors ?? [];
  explainMismatch(schema, value, { path: [], definition: undefined, help: undefined }, report);
  if (flaws.length === 0) report([], 'wrong-form', `${error?.instancePath || 'the file'} ${error?.message}`);
  return false;
}

/** RFC 8785 has no form for half of a surrogate pair, so such a text has no digest. */
function hasDigest(text: string, value: unknown, { report }: FlawCollector): boolean {
  if (text.isWellFormed() && !/\\u[dD][89a-fA-F]/.test(text)) return true;
  try {
    digestOf(value);
    return true;
  } catch {
    const right = 'right is whole characters, written as such or as a pair of \\u escapes';
    report([], 'malformed-text', `a text holds half of a character (a lone surrogate); ${right}`);
    return false;
  }
}
