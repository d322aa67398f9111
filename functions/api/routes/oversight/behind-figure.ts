import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import { shownFigure } from '../../../core/oversight/shown-sheet.ts';
import { topicFigures } from '../../../core/oversight/topic-figures.ts';
import { listBehindFigure } from '../../../core/use-cases/oversight/list-behind-figure.ts';
import { type CountedRow, figureNamed } from '../../../core/use-cases/oversight/topic.ts';
import { OVERSEERS } from '../../access.ts';
import type { Call } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { areaIn } from '../../parameters.ts';
import { shownIdentity } from '../cases/case-view.ts';
import { listPage } from '../list-page.ts';
import {
  figureIn,
  fromMonth,
  oversightServices,
  periodOf,
  toMonth,
  topicIn,
} from './oversight-parameters.ts';

export const oversightBehindFigure = listPage({
  id: 'listBehindFigure',
  path: '/v1/oversight/{topic}',
  access: OVERSEERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, areaIn) }),
  summary: { zh: '指标明细', en: 'What is behind a figure' },
  description: {
    zh: '构成某项指标的案件、发放、疑点等，逐条列出；各条的 value 之和即该指标。身份按角色遮盖。一页可能不满甚至为空而仍有 next。',
    en: 'The cases, payments, findings … behind a figure; their values add up to it. Identities are masked by role. A page may be short, even empty, and have a next.',
  },
  parameters: [topicIn, areaIn, fromMonth, toMonth, figureIn],
  schema: 'BehindFigure',
  refusals: ['month-invalid'],
  async page(call, page) {
    const topic = parameterOf(call, topicIn);
    const labels = topicFigures[topic];
    const label = figureNamed(labels, parameterOf(call, figureIn) ?? labels[0]?.id ?? '');
    const asked = { jurisdiction: parameterOf(call, areaIn), period: periodOf(call) };
    const what = { topic, figure: label.id };
    const { items, next } = await listBehindFigure(oversightServices(call), asked, what, page);
    const shown = items.map(async (row) => ({
      ...(await rowView(call, row)),
      value: shownFigure(label, row.value),
    }));
    const { jurisdiction, period } = asked;
    return { jurisdiction, ...period, ...what, items: await Promise.all(shown), next };
  },
});

async function rowView(call: Call, { person, ...row }: CountedRow) {
  const { vault } = call.services.platform;
  return { ...row, person: await shownIdentity(vault, person, disclosureFor(call.by)) };
}
