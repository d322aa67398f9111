import type { Role } from '../../../core/access/roles.ts';
import type { Endpoint } from '../../endpoint.ts';
import { materialUpload } from '../cases/materials.ts';
import { bankReturn } from '../payments/bank.ts';
import { importCreate } from '../registers/import-create.ts';
import { announcing } from './announce-upload.ts';
import { uploadPut } from './put-upload.ts';

/** The endpoints whose files may be put apart. */
const taking = [materialUpload, importCreate, bankReturn] as const;

const mostBytes = Math.max(...taking.map(({ upload }) => upload.mostBytes));
const [first, ...others] = [...new Set<Role>(taking.flatMap(({ access }) => access.roles))];
if (first === undefined) throw new Error('nobody may bring a file');

/** Files that are put apart from the request that needs them. */
export const uploadEndpoints: readonly Endpoint[] = [
  ...taking.map(announcing),
  uploadPut([first, ...others], mostBytes),
];
