import { type Html, html } from './html.ts';
import type { Schema } from './openapi-document.ts';

/** The properties of a schema as a table; other named schemas are linked, not repeated. */
export function schemaTable(schema: Schema): Html {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  if (properties.length === 0) return html`<p>${typeOf(schema)}</p>`;
  const required = new Set((schema.required ?? []) as string[]);
  const rows = properties.map(
    ([name, property]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${typeOf(property)}</td><td>${
        required.has(name) ? '必填 required' : ''
      }</td><td lang="en">${textOf(property)}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">字段 <span lang="en">Field</span></th><th scope="col">类型 <span lang="en">Type</span></th><th scope="col"></th><th scope="col">说明 <span lang="en">Meaning</span></th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A schema in a few words, with links to the named ones. */
export function typeOf(schema: Schema): Html {
  const { $ref, anyOf, oneOf, type, items, pattern, format, additionalProperties } = schema;
  if (typeof $ref === 'string') return link($ref.slice($ref.lastIndexOf('/') + 1));
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices) && type === undefined) return joined(choices.map(typeOf), ' | ');
  if (Array.isArray(schema.enum))
    return joined(
      schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`),
      ' | ',
    );
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (items !== undefined) return html`list of ${typeOf(items as Schema)}`;
  const isMap = typeof additionalProperties === 'object' && schema.properties === undefined;
  if (isMap) return html`map of ${typeOf(additionalProperties as Schema)}`;
  const shape =
    typeof format === 'string' ? ` (${format})` : typeof pattern === 'string' ? ` matching ${pattern}` : '';
  return html`${Array.isArray(type) ? type.join(' | ') : String(type ?? 'any')}${shape}`;
}

function link(name: string): Html {
  return html`<a href="#schema-${name}">${name}</a>`;
}

function textOf({ description }: Schema): string {
  return typeof description === 'string' ? description : '';
}

function joined(parts: readonly Html[], separator: string): Html {
  return { html: parts.map((part) => part.html).join(separator) };
}
