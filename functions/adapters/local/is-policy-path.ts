/** Whether a path below the policies folder is a file for us. Editors' backups, locks and half-written files are not. */
export function isPolicyPath(path: string): boolean {
  return (
    path.endsWith('.json') && path.split('/').every((step) => !step.startsWith('.') && !step.startsWith('#'))
  );
}
