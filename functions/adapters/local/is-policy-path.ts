/** Whether a path below the policies folder is a file for us. Editors' backups, locks and half-written files are not. */
export function isPolicyPath(path: string): boolean {
  return isOurs(path) && !/(^|\/)publications\//.test(path);
}

/** A policy file, an example, a layout, or who signed it; what is only proposed is none of them. */
export function isPolicyOrPublicationPath(path: string): boolean {
  return isOurs(path) && !/(^|\/)publications\/proposed\//.test(path);
}

function isOurs(path: string): boolean {
  return (
    path.endsWith('.json') && path.split('/').every((step) => !step.startsWith('.') && !step.startsWith('#'))
  );
}
