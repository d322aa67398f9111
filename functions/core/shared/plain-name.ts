/** A name by what counts when two writings of it are compared: no spaces, dots or width of letters. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s.·•・‧]/g, '');
}
