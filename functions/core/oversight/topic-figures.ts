import type { FigureLabel } from './figure.ts';
import { decidedFigures } from './figures/decided-figures.ts';
import { discoveryFigures } from './figures/discovery-figures.ts';
import { findingFigures } from './figures/finding-figures.ts';
import { paymentFigures } from './figures/payment-figures.ts';
import { receivedFigures } from './figures/received-figures.ts';
import { recertificationFigures } from './figures/recertification-figures.ts';
import { recoveryFigures } from './figures/recovery-figures.ts';
import { waiverFigures } from './figures/waiver-figures.ts';
import type { TopicId } from './topics.ts';

/** What the figures of each topic are called, in the order of the sheet. */
export const topicFigures: Readonly<Record<TopicId, readonly FigureLabel[]>> = {
  received: receivedFigures,
  decided: decidedFigures,
  waivers: waiverFigures,
  payments: paymentFigures,
  recoveries: recoveryFigures,
  findings: findingFigures,
  discovery: discoveryFigures,
  recertifications: recertificationFigures,
};
