import { isObject } from '../../shared/json.ts';
import { nearestName } from '../../shared/nearest.ts';
import { chooseBranch, hasType } from './choose-branch.ts';
import { explainProperties, reportCount } from './explain-properties.ts';
import { quote, type Report } from './flaw.ts';
import { listed } from './messages/words.ts';
import { helpOf, rightForm } from './right-form.ts';
import { dereference, type SchemaNode } from './schema-node.ts';
import type { SchemaPlace as Place } from './schema-place.ts';

/**
 * Reports every place where a value departs from a schema, once each. The validators that ajv generates say only
 * that a file is wrong and list every alternative that was tried; this follows the one that was meant. It reports
 * something for exactly the values that ajv refuses (a property test holds the two together).
 */
export function explainMismatch(schema: SchemaNode, value: unknown, place: Place, report: Report): void {
  const { node, name } = dereference(schema);
  const help = helpOf(node) ?? place.help;
  const here: Place = { ...place, help, definition: name ?? place.definition };
  if (!hasType(node, value)) {
    const values = { found: quote(value), right: rightForm(node, help) };
    report(here.path, node.enum === undefined ? 'wrong-type' : 'unknown-value', values);
    return;
  }
  if (typeof value === 'string') explainText(node, value, here, report);
  else if (typeof value === 'number') explainNumber(node, value, here, report);
  else if (Array.isArray(value)) explainList(node, value, here, report);
  else if (isObject(value)) explainProperties(node, value, here, report, explainMismatch);
  if (node.anyOf !== undefined) explainChoice(node, node.anyOf, value, here, report);
}

function explainChoice(
  node: SchemaNode,
  branches: readonly SchemaNode[],
  value: unknown,
  here: Place,
  report: Report,
): void {
  const branch = chooseBranch(branches, value);
  if (branch !== undefined) {
    explainMismatch(branch, value, here, report);
    return;
  }
  const names = namesOf(branches);
  const [key] = isObject(value) ? Object.keys(value) : [];
  if (key === undefined || names.length === 0) {
    const values = { found: quote(value), right: rightForm(node, here.help) };
    report(here.path, isObject(value) ? 'missing-property.form' : 'wrong-type', values);
    return;
  }
  const details = { atKey: true, nearest: () => nearestName(key, names) };
  const values = { key: quote(key), right: listed(names) };
  report([...here.path, key], 'unknown-property', values, details);
}

function namesOf(branches: readonly SchemaNode[]): string[] {
  const names = branches.flatMap((branch) => {
    const { node } = dereference(branch);
    return [...Object.keys(node.properties ?? {}), ...(node.anyOf ? namesOf(node.anyOf) : [])];
  });
  return [...new Set(names)];
}

function explainText(node: SchemaNode, value: string, here: Place, report: Report): void {
  const details = { atKey: here.isName ?? false };
  if (node.enum !== undefined && !node.enum.includes(value)) {
    const choices = node.enum.map(String);
    const message =
      here.definition === 'operator'
        ? 'unknown-operator'
        : here.isName
          ? 'unknown-property.name'
          : 'unknown-value';
    const values = { found: quote(value), right: listed(choices) };
    report(here.path, message, values, { ...details, nearest: () => nearestName(value, choices) });
  }
  const { minLength = 0, maxLength = Infinity, pattern } = node;
  const characters = value.length > maxLength || value.length < minLength ? [...value].length : value.length;
  const measured = { value: quote(value), characters };
  if (characters > maxLength)
    report(here.path, 'out-of-range.too-long', { ...measured, most: maxLength }, details);
  else if (characters < minLength)
    report(here.path, 'out-of-range.too-short', { ...measured, least: minLength }, details);
  else if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    reportForm(node, value, here, report);
}

function reportForm(node: SchemaNode, value: string, here: Place, report: Report): void {
  const details = { atKey: here.isName ?? false };
  if (here.definition === 'factId' && value.startsWith('$')) {
    report(here.path, 'json-path', { found: quote(value) }, details);
    return;
  }
  const values = { found: quote(value), right: rightForm(node, here.help) };
  report(here.path, here.isName ? 'malformed-id' : 'wrong-form', values, details);
}

function explainNumber(node: SchemaNode, value: number, here: Place, report: Report): void {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = node;
  if (value >= minimum && value <= maximum && value > exclusiveMinimum) return;
  report(here.path, 'out-of-range', { found: value, right: rightForm(node, here.help) });
}

function explainList(node: SchemaNode, value: readonly unknown[], here: Place, report: Report): void {
  const { minItems = 0, maxItems = Infinity, items, uniqueItems } = node;
  if (value.length < minItems || value.length > maxItems) {
    reportCount(value.length, minItems, maxItems, here, report);
    return;
  }
  if (uniqueItems) {
    const twice = value.findIndex((one, index) => value.indexOf(one) !== index);
    if (twice >= 0) report([...here.path, twice], 'out-of-range.twice', { value: quote(value[twice]) });
  }
  if (items !== undefined)
    value.forEach((one, index) => {
      explainMismatch(items, one, { ...here, path: [...here.path, index] }, report);
    });
}
