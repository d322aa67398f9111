import { isCalendarDate } from '../../../core/shared/calendar-date.ts';
import { type Parameter, wrongParameter } from '../../parameter.ts';
import { pathId } from '../../path-id.ts';
import { choice } from '../cases/case-parameters.ts';

const digest = '0f8fad5bd9cb469fa16570867728950e';

/** {import} */
export const importId = pathId('import', `import_${digest}`, { zh: '导入编号', en: 'Id of an import' });
/** {comparison} */
export const comparisonIdIn = pathId('comparison', 'comparison_500156_2023-04-01', {
  zh: '比对编号',
  en: 'Id of a comparison',
});
/** {finding} */
export const findingId = pathId('finding', `finding_${digest}`, { zh: '疑点编号', en: 'Id of a finding' });
/** {candidate} */
export const candidateIdIn = pathId('candidate', `candidate_${digest}`, {
  zh: '发现对象编号',
  en: 'Id on the list',
});
/** {search} */
export const searchIdIn = pathId('search', 'search_500156_2023-04-01_1', {
  zh: '查找编号',
  en: 'Id of a search',
});
/** {recertification} */
export const recertificationId = pathId('recertification', `recertification_${digest}`, {
  zh: '复核编号',
  en: 'Id of a recertification',
});

/** ?register= of an import. */
export const registerIn: Parameter<string> = {
  name: 'register',
  in: 'query',
  isRequired: true,
  description: {
    zh: '登记库编号，见该地政策的 registers，如 deaths、minimum-living',
    en: 'Id of a register, as the policy lists it, such as deaths or minimum-living',
  },
  schema: { type: 'string', maxLength: 64 },
  example: 'deaths',
  read(text = '') {
    if (/^[a-z][a-z0-9-]{0,63}$/.test(text)) return text;
    throw wrongParameter(this, text, {
      zh: '数据源的标识，如 deaths',
      en: 'the id of a register, such as deaths',
    });
  },
};

/** ?asOf= of an import. */
export const asOfIn: Parameter<string> = {
  name: 'asOf',
  in: 'query',
  isRequired: true,
  description: {
    zh: '文件数据的截止日；决定数据多久算过期',
    en: 'The day as of which the file was made; it decides how long it counts',
  },
  schema: { type: 'string', format: 'date' },
  example: '2023-03-31',
  read(text = '') {
    if (isCalendarDate(text)) return text;
    throw wrongParameter(
      this,
      text,
      {
        zh: '日历上的日期，写作 YYYY-MM-DD',
        en: 'a day of the calendar as YYYY-MM-DD',
      },
      'month-invalid',
    );
  },
};

/** ?covers= of an import. */
export const coversIn = choice('covers', ['changes', 'complete'], {
  zh: 'complete：文件列出登记库的全部人员，未列出的即已退出；changes：只列变动。缺省按版式',
  en: 'complete: the file names everybody, whoever is missing has left; changes: says nothing of others. By the layout where absent',
});
