import { type Parameter, wrongParameter } from '../../parameter.ts';
import { pathId } from '../../path-id.ts';

/** {run} */
export const runId = pathId('run', 'run-500156-2023-04-1', { zh: '发放批次编号', en: 'Id of a payment run' });

/** {recovery} */
export const recoveryId = pathId('recovery', 'recovery-500156-0f8fad5bd9cb469f', {
  zh: '追回编号',
  en: 'Id of a recovery',
});

/** {waiver} of a recovery */
export const recoveryWaiverId = pathId('recoveryWaiver', 'waiver-0f8fad5b-d9cb-469f-a165-70867728950e', {
  zh: '减免编号',
  en: 'Id of a waiver of a recovery',
});

/** ?layout= */
export const bankLayout: Parameter<string | undefined> = {
  name: 'layout',
  in: 'query',
  description: {
    zh: '银行文件的版式：card-csv（一卡通）、batch-credit（批量代发），或本地 policies/<代码>-…/banks/ 中的版式；缺省为该批次送银行时的版式，未送的为 card-csv',
    en: 'Layout of the bank file: card-csv, batch-credit, or one of policies/<code>-…/banks/; where absent the one in which the run went to the bank, else card-csv',
  },
  schema: { type: 'string', maxLength: 64 },
  example: 'card-csv',
  read: (text) => text,
};

/** ?number= */
export const runNumber: Parameter<number> = {
  name: 'number',
  in: 'query',
  description: { zh: '当月第几个批次，缺省为第一个', en: 'Which run of the month; the first where absent' },
  schema: { type: 'integer', minimum: 1, maximum: 9999, default: 1 },
  read(text = '1') {
    if (/^[1-9][0-9]{0,3}$/.test(text)) return Number(text);
    throw wrongParameter(this, text, {
      zh: '从 1 到 9999 的整数',
      en: 'a whole number from 1 to 9999',
    });
  },
};

/** ?year= */
export const yearIn: Parameter<string | undefined> = {
  name: 'year',
  in: 'query',
  description: { zh: '年份，缺省为今年', en: 'A year; this one where absent' },
  schema: { type: 'string', pattern: '^[0-9]{4}$' },
  example: '2023',
  read(text) {
    if (text === undefined || /^[0-9]{4}$/.test(text)) return text;
    throw wrongParameter(
      this,
      text,
      { zh: '年份，写作 YYYY，如 2023', en: 'YYYY, such as 2023' },
      'month-invalid',
    );
  },
};
