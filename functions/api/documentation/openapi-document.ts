import { isPublic } from '../../core/access/access-rule.ts';
import { describeRefusal, type RefusalName } from '../../core/shared/refusal.ts';
import { apiSchemas } from '../../generated/api-schemas.js';
import type { AnswerDeclaration, BodyDeclaration, Endpoint, UploadDeclaration } from '../endpoint.ts';

/** An OpenAPI 3.1 document; the parts that /docs reads are typed. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, Schema>>;
  };
}

export type Schema = Readonly<Record<string, unknown>>;

/** Content by media type. */
export type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly 'x-summary-zh': string;
  readonly 'x-description-zh': string;
  /** Who may call; one of the roles is enough. */
  readonly 'x-roles': readonly string[];
  /** Where the role has to be held. */
  readonly 'x-scope': string;
  readonly security: readonly Schema[];
  readonly parameters: readonly OperationParameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, OperationResponse>>;
}

interface OperationParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly 'x-description-zh': string;
  readonly schema: Schema;
  readonly example?: string;
}

export interface OperationResponse {
  readonly description: string;
  readonly content?: Content;
  readonly 'x-problems'?: readonly string[];
}

/** The document of these endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Huize 惠泽',
      version,
      description:
        'Subsidy rules as versioned policy files, evaluated with reasons. 以带版本的政策文件认定补贴，并说明理由。',
    },
    paths,
    components: { schemas: apiSchemas, securitySchemes: SECURITY_SCHEMES },
  };
}

function operation({
  id,
  summary,
  description,
  access,
  parameters,
  body,
  upload,
  answers,
  refusals,
}: Endpoint): Operation {
  return {
    operationId: id,
    summary: summary.en,
    description: description.en,
    'x-summary-zh': summary.zh,
    'x-description-zh': description.zh,
    'x-roles': access.roles,
    'x-scope': access.scope,
    security: isPublic(access) ? [] : [{ bearer: [] }],
    parameters: parameters.map(
      ({ name, in: where, description: text, schema, example, isRequired = false }) => ({
        name,
        in: where,
        required: where === 'path' || isRequired,
        description: text.en,
        'x-description-zh': text.zh,
        schema,
        ...(example !== undefined && { example }),
      }),
    ),
    ...(body !== undefined && { requestBody: { required: true, content: bodyContent(body) } }),
    ...(upload !== undefined && { requestBody: { required: true, content: uploadContent(upload) } }),
    responses: { ...responses(answers), ...problems(isPublic(access) ? refusals : [...ACCESS, ...refusals]) },
  };
}

function bodyContent({ contentType, schemas, example }: BodyDeclaration): Content {
  const refs = schemas.map(ref);
  const [only = {}] = refs;
  return { [contentType]: { schema: refs.length === 1 ? only : { anyOf: refs }, example } };
}

function uploadContent({ contentTypes, isPlain }: UploadDeclaration): Content {
  const binary = { type: 'string', format: 'binary' };
  const plain = Object.fromEntries(contentTypes.map((type) => [type, { schema: binary }]));
  if (isPlain) return plain;
  const form = { type: 'object', required: ['file'], properties: { file: binary } };
  return {
    ...plain,
    'multipart/form-data': { schema: form },
    'application/json': { schema: ref('TakeUpRequest') },
  };
}

/** What every endpoint refuses that asks for a token. */
const ACCESS = ['token-missing', 'token-invalid', 'access-denied', 'sign-in-unavailable'] as const;

const SECURITY_SCHEMES = { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } };

function responses(answers: readonly AnswerDeclaration[]): Record<string, OperationResponse> {
  const byStatus: Record<string, OperationResponse> = {};
  for (const { status, contentType, description, schema } of answers) {
    const before = byStatus[status];
    const content =
      status < 300 ? { [contentType]: { schema: schema === undefined ? {} : ref(schema) } } : undefined;
    byStatus[status] = {
      description: before?.description ?? description,
      ...(content !== undefined && { content: { ...before?.content, ...content } }),
    };
  }
  return byStatus;
}

/** One response for each status, naming the problem types that it stands for. */
function problems(refusals: readonly RefusalName[]): Record<string, OperationResponse> {
  const byStatus: Record<string, OperationResponse> = {};
  for (const name of refusals) {
    const {
      status,
      title: { en: title },
    } = describeRefusal(name);
    const before = byStatus[status];
    byStatus[status] = {
      description: before === undefined ? title : `${before.description}; ${title}`,
      content: PROBLEM_CONTENT,
      'x-problems': [...(before?.['x-problems'] ?? []), name],
    };
  }
  return { ...byStatus, default: { description: 'Any other problem', content: PROBLEM_CONTENT } };
}

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

const PROBLEM_CONTENT: Content = { 'application/problem+json': { schema: ref('Problem') } };
