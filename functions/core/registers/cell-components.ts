import { cellLevel } from './cell-level.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  视力: 'vision',
  听力: 'hearing',
  言语: 'speech',
  肢体: 'physical',
  智力: 'intellectual',
  精神: 'mental',
};
const PART = /^(视力|听力|言语|肢体|智力|精神)(?:残疾)?\s*[:(]?\s*(.+?)\)?$/;

/** One disability of a multiple one, as the fact certificate.components has it. */
interface Component {
  readonly category: string;
  readonly level: number;
}

/** The disabilities of a multiple one, as 肢体一级;智力二级; undefined where a part is not readable or named twice. */
export function cellComponents(text: string): readonly Component[] | undefined {
  const parts = text.split(/[;；,，、+/|\s]+/).filter((part) => part !== '');
  const components: Component[] = [];
  for (const part of parts) {
    const [, name = '', rest = ''] = PART.exec(part) ?? [];
    const category = CATEGORIES[name];
    const level = cellLevel(rest);
    if (category === undefined || level === undefined) return undefined;
    if (components.some((one) => one.category === category)) return undefined;
    components.push({ category, level });
  }
  return components.length === 0 ? undefined : components;
}
