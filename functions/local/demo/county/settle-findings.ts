import type { FindingList } from '../../../core/ports/finding-store.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import type { Finding } from '../../../core/registers/finding.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import { pagesOf } from '../../../core/use-cases/payments/pages.ts';
import { type SettleRequest, settleFinding } from '../../../core/use-cases/registers/settle-finding.ts';
import { officer } from '../demo-officer.ts';
import type { CountyWorld } from './county-world.ts';
import { count, type MonthTally } from './month-tally.ts';

/** What follows from settled findings, for others to do. */
export interface Settled {
  /** May have been paid too much, with why. */
  readonly toRecover: { readonly person: PersonRef; readonly cause: 'late-report' | 'death' | 'fraud' }[];
  /** Who moved away. */
  readonly moved: PersonRef[];
  /** Entitled by the registers and told so. */
  readonly entitled: PersonRef[];
}

/** The offices settle everything that is open, each what is its own. */
export async function settleFindings(world: CountyWorld, tally: MonthTally): Promise<Settled> {
  const { registers, county } = world;
  const list: FindingList = { list: 'unsettled', jurisdiction: county.jurisdiction };
  const open: Finding[] = [];
  for await (const page of pagesOf((request) => registers.findings.list(list, request), 200))
    open.push(...page);
  const outcome: Settled = { toRecover: [], moved: [], entitled: [] };
  const people = Map.groupBy(open, ({ person }) => person);
  const atOnce = 50;
  const groups = [...people.values()];
  for (let from = 0; from < groups.length; from += atOnce)
    await Promise.all(groups.slice(from, from + atOnce).map((own) => settleAll(world, own, tally, outcome)));
  return outcome;
}

/** Those of one person one after the other: each is weighed against what the one before left. */
async function settleAll(
  world: CountyWorld,
  findings: readonly Finding[],
  tally: MonthTally,
  outcome: Settled,
): Promise<void> {
  for (const finding of findings) {
    const { role, place } = finding.owner;
    const request = requestFor(finding);
    await settleFinding(world.registers, finding.id, request, officer(role, place).actor);
    count(tally.settled, request.action === 'confirm' ? `confirmed.${finding.kind}` : request.action);
    if (request.action !== 'confirm') continue;
    for (const subject of finding.subject) count(tally.confirmed, subject);
    if (request.mark === 'fraud') tally.frauds += 1;
    if (finding.subject.includes('event.hukou-moved-out')) outcome.moved.push(finding.person);
    if (finding.kind === 'should-receive') outcome.entitled.push(finding.person);
    if (finding.proposed.some(({ type }) => type !== 'withdrawn'))
      outcome.toRecover.push({ person: finding.person, cause: causeOf(finding, request.mark === 'fraud') });
  }
}

function causeOf({ subject }: Finding, isFraud: boolean): Settled['toRecover'][number]['cause'] {
  if (isFraud) return 'fraud';
  return subject.includes('event.death') ? 'death' : 'late-report';
}

/** Most are as the registers say; some are looked at on the spot first, a few are a register's error, hardly any deceit. */
function requestFor({ id, kind, status, subject, totalFen }: Finding): SettleRequest {
  const draws = drawsFor(`settle ${id}`);
  const matters = kind === 'should-stop' || kind === 'should-change';
  if (matters && status === 'open' && draws.happens(0.04))
    return { action: 'ask-visit', note: '情况不清，请乡镇入户核实后再办' };
  if (kind === 'should-change' && draws.happens(0.02))
    return { action: 'reject', ground: '入户核实，登记信息有误，已请登记单位更正', mark: 'honest-mistake' };
  const isOwnDoing = subject.some((id) => id === 'event.sentenced' || id === 'event.left-minimum-living');
  if (kind === 'should-stop' && isOwnDoing && totalFen < -20_000 && draws.happens(0.25))
    return {
      action: 'confirm',
      mark: 'fraud',
      ground: '隐瞒情况继续领取，经核实属实，移送处理',
      handOverTo: '武隆区公安局',
    };
  return { action: 'confirm', ground: '经与登记单位核对，情况属实' };
}
