import type { Waiver } from '../../cases/waiver.ts';
import { counting, type Figure } from '../figure.ts';

export const waiverFigures: readonly Figure<Waiver>[] = [
  counting('recorded', '登记件数', 'recorded', () => true),
];
