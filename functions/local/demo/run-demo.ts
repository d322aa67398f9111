import type { Terminal } from '../terminal/terminal.ts';
import { applyAtHome } from './apply-at-home.ts';
import { applyElsewhere } from './apply-elsewhere.ts';
import { type ToldCase, toldCase } from './demo-report.ts';
import { openDemoWorld } from './demo-world.ts';

/** Lives through both cases on a data folder and reads back what has become of them. */
export async function runDemo(
  folder: string,
  policies: string | undefined,
  terminal: Terminal,
): Promise<ToldCase[]> {
  const world = await openDemoWorld(folder, policies, terminal, '2023-03-20');
  try {
    const elsewhere = await applyElsewhere(world);
    const home = await applyAtHome(world);
    return [
      await toldCase(world, elsewhere, {
        zh: '甲 · 异地申请：武隆户籍，在石家庄市鹿泉区的窗口提出',
        en: 'A · Elsewhere: hukou in Wulong, handed in at a window in Luquan',
      }),
      await toldCase(world, home, {
        zh: '乙 · 在户籍地申请：补正一次，公示，异议复核',
        en: 'B · At home: sent back once, public notice, one objection re-examined',
      }),
    ];
  } finally {
    await world.close();
  }
}
