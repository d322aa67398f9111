import type { PolicyFile } from '../../../generated/policy-file.ts';
import { digestOf } from '../../shared/digest.ts';
import type { FileLayer } from './view.ts';

/** Its digest is computed when it is first asked for: of 3,000 districts a process decides in few at once. */
export function fileLayer(file: PolicyFile, path: string): FileLayer {
  let digest: string | undefined;
  return {
    file,
    path,
    get digest() {
      digest ??= digestOf(file);
      return digest;
    },
  };
}
