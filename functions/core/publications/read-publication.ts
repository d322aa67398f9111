import type { PublicationFile } from '../../generated/publication-file.ts';
import { validatePublicationFile } from '../../generated/validators.js';
import { isObject } from '../shared/json.ts';
import { type PublicationFault, publicationFault } from './publication-fault.ts';

/** Where the publication of a file lies: 500156-wulong/banks/rural.json → 500156-wulong/publications/banks/rural.json. */
export function publicationPath(path: string): string {
  return path.replace('/', '/publications/');
}

/** The file that a publication at this path is for. */
export function publishedPath(path: string): string {
  return path.replace('/publications/', '/');
}

export function isPublicationPath(path: string): boolean {
  return /^[^/]+\/publications\/((registers|banks)\/)?[^/]+\.json$/.test(path);
}

/** Reads the text of a publication that lies at `path`. */
export function readPublication(path: string, text: string): PublicationFile | PublicationFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return malformed(path, error instanceof Error ? error.message : String(error));
  }
  if (!validatePublicationFile(value)) {
    const [error] = validatePublicationFile.errors ?? [];
    return malformed(path, `${error?.instancePath || 'it'} ${error?.message}`);
  }
  const publication = value as PublicationFile; // it fits the schema that the type is generated from
  if (publication.statement.path === publishedPath(path)) return publication;
  return publicationFault('publication-misplaced', {
    zh: `这份发布记录属于 ${publication.statement.path}，却放在 ${path}；应放在 ${publicationPath(publication.statement.path)}`,
    en: `the publication is of ${publication.statement.path} and lies at ${path}; right is ${publicationPath(publication.statement.path)}`,
  });
}

export function isFault(value: PublicationFile | PublicationFault): value is PublicationFault {
  return isObject(value) && 'code' in value;
}

function malformed(path: string, what: string): PublicationFault {
  return publicationFault('publication-malformed', {
    zh: `${path} 不是发布记录：${what}；应由 huize policy publish 写成`,
    en: `${path} is no publication: ${what}; huize policy publish writes it`,
  });
}
