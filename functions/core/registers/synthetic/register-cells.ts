import { addDays } from '../../shared/calendar-date.ts';
import { addYears } from './synthetic-certificate.ts';
import type {
  SyntheticBenefit,
  SyntheticCertificate,
  SyntheticCounty,
  SyntheticLife,
} from './synthetic-county.ts';

/** What a row says, by the first header of its column. */
export type RowCells = Readonly<Record<string, string>>;

type Cells = (life: SyntheticLife, asOf: string, county: SyntheticCounty) => RowCells[];

const LEVELS = ['', '一级', '二级', '三级', '四级'];

/** Rows of a life in each register, as the file of a day has them; a file of changes has those of its month. */
export const REGISTER_CELLS: Readonly<Record<string, Cells>> = {
  'disability-certificates': (life, asOf, county) => {
    const { certificate } = life;
    const isThere = certificate !== null && certificate.issuedOn <= asOf && !isGone(life, asOf);
    return isThere ? [certificateCells(life, certificate, asOf, county)] : [];
  },
  'minimum-living': (life, asOf) => {
    const { minimumLiving: living, household } = life;
    if (living === null || living.from > asOf || isOver(living, asOf) || isGone(life, asOf)) return [];
    return [
      {
        ...who(life),
        保障状态: '在保',
        保障类别: living.class,
        纳入低保日期: living.from.replaceAll('-', '/'),
        家庭人口数: String(household.size),
        家庭人均月收入: living.incomePerHead,
      },
    ];
  },
  'minimum-living-margin': (life, asOf) =>
    inRegister(life, life.margin, asOf, { 认定状态: '有效' }, '认定日期'),
  'extreme-poverty': (life, asOf) =>
    inRegister(life, life.extremePoverty, asOf, { 供养状态: '在册' }, '批准日期'),
  hukou: (life, asOf, { from, jurisdiction }) => {
    const { move, bornOn, isMale, isUrban, household } = life;
    const isMoving = move !== null && isInMonth(move.on, asOf);
    const isFirst = asOf.slice(0, 7) <= from || isInMonth(bornOn, asOf);
    if (bornOn > asOf || isDead(life, asOf) || !(isMoving || isFirst)) return [];
    const hasMoved = move !== null && move.on <= asOf;
    return [
      {
        ...who(life),
        户籍地行政区划代码: hasMoved ? move.to : jurisdiction,
        城乡分类: isUrban ? '镇' : '乡村',
        性别: isMale ? '男' : '女',
        出生日期: bornOn,
        迁出日期: hasMoved ? move.on : '',
        与户主关系: household.isHead ? '户主' : '其他',
      },
    ];
  },
  deaths: (life, asOf) => {
    const { death } = life;
    if (death === null) return [];
    const date = death.on.replaceAll('-', '');
    if (death.takenBackOn !== null && isInMonth(death.takenBackOn, asOf))
      return [{ ...who(life), 死亡日期: date, 数据状态: '撤销' }];
    return isInMonth(death.knownOn, asOf) ? [{ ...who(life), 死亡日期: date, 数据状态: '正常' }] : [];
  },
  cremations: (life, asOf) => {
    const { death } = life;
    if (death === null || !death.isCremated || !isInMonth(addDays(death.on, 3), asOf)) return [];
    const { name, residentId, township } = life;
    const cells = { 逝者姓名: name, 逝者身份证号: residentId, '乡镇（街道）代码': township };
    return [{ ...cells, 死亡日期: chineseDate(death.on), 数据状态: '正常' }];
  },
  pensions: (life, asOf) => {
    const retiredOn = addYears(life.bornOn, 60);
    if (!isInMonth(retiredOn, asOf) || isGone(life, asOf)) return [];
    return [{ ...who(life), 险种类型: '城乡居民基本养老保险', 待遇领取起始日期: retiredOn }];
  },
  prisons: (life, asOf) => {
    const { sentence } = life;
    if (sentence === null) return [];
    const { on, releasedOn } = sentence;
    const isKnown = isInMonth(on, asOf) || (releasedOn !== null && isInMonth(releasedOn, asOf));
    const released = releasedOn !== null && releasedOn <= asOf ? releasedOn : '';
    return isKnown ? [{ ...who(life), 判决生效日期: on, 刑满释放日期: released, 数据状态: '正常' }] : [];
  },
  'work-injury': (life, asOf) => drawn(life, 'work-injury', asOf, null, null),
  'war-injury-pensions': (life, asOf) => drawn(life, 'war-injury-pensions', asOf, null, null),
  'elder-care': (life, asOf) => drawn(life, 'elder-care', asOf, '补贴项目', null),
  orphans: (life, asOf) => drawn(life, 'orphans', asOf, '儿童类别', '领取方式'),
  'retired-cadres': (life, asOf) => drawn(life, 'retired-cadres', asOf, '待遇项目', null),
};

function who({ name, residentId, township }: SyntheticLife): RowCells {
  return { 姓名: name, 身份证号: residentId, '乡镇（街道）代码': township };
}

function certificateCells(
  life: SyntheticLife,
  certificate: SyntheticCertificate,
  asOf: string,
  { jurisdiction }: SyntheticCounty,
): RowCells {
  const { change, frozen, cancelledOn, renewedOn, category, components } = certificate;
  const isChanged = change !== null && change.on <= asOf;
  const isRenewed = renewedOn !== null && renewedOn <= asOf;
  const issues = [
    certificate.issuedOn,
    ...(isRenewed ? [renewedOn] : []),
    ...(isChanged ? [change.on] : []),
  ].sort();
  const issuedOn = issues.at(-1) ?? certificate.issuedOn;
  const base = isRenewed ? renewedOn : certificate.issuedOn;
  const expiresOn = addDays(addYears(base, 10), -1);
  const isFrozen = frozen !== null && frozen.from <= asOf;
  const isThawed = isFrozen && frozen.until !== null && frozen.until <= asOf;
  const isCancelled = cancelledOn !== null && cancelledOn <= asOf;
  return {
    ...who(life),
    残疾类别: category,
    残疾等级: LEVELS[isChanged ? change.level : certificate.level] ?? '四级',
    多重残疾明细: components ?? '',
    发证日期: issuedOn,
    有效期止: expiresOn,
    证件状态: isCancelled ? '注销' : isFrozen && !isThawed ? '冻结' : expiresOn < asOf ? '过期' : '有效',
    冻结日期: isFrozen ? frozen.from : '',
    解冻日期: isThawed ? (frozen.until ?? '') : '',
    注销日期: isCancelled ? cancelledOn : '',
    类别等级变更日期: isChanged ? change.on : '',
    户籍地行政区划代码: jurisdiction,
  };
}

function inRegister(
  life: SyntheticLife,
  span: SyntheticLife['margin'],
  asOf: string,
  state: RowCells,
  since: string,
): RowCells[] {
  if (span === null || span.from > asOf || isOver(span, asOf) || isGone(life, asOf)) return [];
  return [{ ...who(life), ...state, [since]: span.from }];
}

function drawn(
  life: SyntheticLife,
  register: string,
  asOf: string,
  kindHeader: string | null,
  partHeader: string | null,
): RowCells[] {
  const isDrawn = (one: SyntheticBenefit) =>
    one.register === register && one.from <= asOf && !isOver(one, asOf);
  if (isGone(life, asOf)) return [];
  return life.benefits.filter(isDrawn).map(({ kind, part, monthlyAmount, from }) => ({
    ...who(life),
    发放状态: '发放',
    月发放金额: monthlyAmount,
    享受起始日期: from,
    ...(kindHeader === null ? {} : { [kindHeader]: kind ?? '' }),
    ...(partHeader === null ? {} : { [partHeader]: part ?? '' }),
  }));
}

/** Registers of the living learn of a death when everybody does, and drop who moved away. */
function isGone(life: SyntheticLife, asOf: string): boolean {
  return life.bornOn > asOf || isDead(life, asOf) || (life.move !== null && life.move.on <= asOf);
}

function isDead({ death }: SyntheticLife, asOf: string): boolean {
  return death !== null && death.takenBackOn === null && death.knownOn <= asOf;
}

function isOver({ until }: { readonly until: string | null }, asOf: string): boolean {
  return until !== null && until <= asOf;
}

function isInMonth(on: string, asOf: string): boolean {
  return on.slice(0, 7) === asOf.slice(0, 7) && on <= asOf;
}

function chineseDate(on: string): string {
  return `${on.slice(0, 4)}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`;
}
