import { isObject } from '../../shared/json.ts';
import { nearestName } from '../../shared/nearest.ts';
import { chooseBranch, hasType } from './choose-branch.ts';
import { explainProperties } from './explain-properties.ts';
import { listed, quote, type Report } from './flaw.ts';
import { rightForm } from './right-form.ts';
import { dereference, type SchemaNode } from './schema-node.ts';
import type { SchemaPlace as Place } from './schema-place.ts';

/**
 * Reports every place where a value departs from a schema, once each. The validators that ajv generates say only
 * that a file is wrong and list every alternative that was tried; this follows the one that was meant. It reports
 * something for exactly the values that ajv refuses (a property test holds the two together).
 */
export function explainMismatch(schema: SchemaNode, value: unknown, place: Place, report: Report): void {
  const { node, name } = dereference(schema);
  const help = node.description ?? place.help;
  const here: Place = { ...place, help, definition: name ?? place.definition };
  if (!hasType(node, value)) {
    const message = `found ${quote(value)}; right is ${rightForm(node, help)}`;
    report(here.path, node.enum === undefined ? 'wrong-type' : 'unknown-value', message);
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
    const message = `found ${quote(value)}; right is ${rightForm(node, here.help)}`;
    report(here.path, isObject(value) ? 'missing-property' : 'wrong-type', message);
    return;
  }
  const message = `there is no property ${quote(key)} here; right is ${listed(names)}`;
  const details = { atKey: true, nearest: () => nearestName(key, names) };
  report([...here.path, key], 'unknown-property', message, details);
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
    const code =
      here.definition === 'operator'
        ? 'unknown-operator'
        : here.isName
          ? 'unknown-property'
          : 'unknown-value';
    const message = `found ${quote(value)}; right is ${listed(choices)}`;
    report(here.path, code, message, { ...details, nearest: () => nearestName(value, choices) });
  }
  const { minLength = 0, maxLength = Infinity, pattern } = node;
  const characters = value.length > maxLength || value.length < minLength ? [...value].length : value.length;
  if (characters > maxLength || characters < minLength) {
    const right = characters > maxLength ? `at most ${maxLength}` : `at least ${minLength}`;
    const message = `${quote(value)} has ${characters} characters; right is ${right}`;
    report(here.path, 'out-of-range', message, details);
  } else if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    reportForm(node, value, here, report);
}

function reportForm(node: SchemaNode, value: string, here: Place, report: Report): void {
  const details = { atKey: here.isName ?? false };
  if (here.definition === 'factId' && value.startsWith('$')) {
    const message = `${quote(value)} is a JSONPath, and paths are not evaluated here, since they can run code; right is a flat fact id such as certificate.level`;
    report(here.path, 'json-path', message, details);
    return;
  }
  const message = `found ${quote(value)}; right is ${rightForm(node, here.help)}`;
  report(here.path, here.isName ? 'malformed-id' : 'wrong-form', message, details);
}

function explainNumber(node: SchemaNode, value: number, here: Place, report: Report): void {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = node;
  if (value >= minimum && value <= maximum && value > exclusiveMinimum) return;
  report(here.path, 'out-of-range', `found ${value}; right is ${rightForm(node, here.help)}`);
}

function explainList(node: SchemaNode, value: readonly unknown[], here: Place, report: Report): void {
  const { minItems = 0, maxItems = Infinity, items, uniqueItems } = node;
  if (value.length < minItems || value.length > maxItems) {
    const right = value.length < minItems ? `at least ${minItems}` : `at most ${maxItems}`;
    report(here.path, 'out-of-range', `there are ${value.length} entries; right is ${right}`);
    return;
  }
  if (uniqueItems) {
    const twice = value.findIndex((one, index) => value.indexOf(one) !== index);
    if (twice >= 0)
      report(
        [...here.path, twice],
        'out-of-range',
        `${quote(value[twice])} stands here twice; right is once`,
      );
  }
  if (items !== undefined)
    value.forEach((one, index) => {
      explainMismatch(items, one, { ...here, path: [...here.path, index] }, report);
    });
}
