const WIDTH = 24;

/** A share of 1 as a bar with its percentage: ██████░░░░ 60%. */
export function progressBar(share: number): string {
  const full = Math.round(share * WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(share * 100)}%`;
}
