import type { Parameter } from '../../parameter.ts';

/** {upload} */
export const uploadIn: Parameter<string> = {
  name: 'upload',
  in: 'path',
  description: { zh: '上传编号', en: 'Id of an upload' },
  schema: { type: 'string' },
  example: 'upload-0f8fad5b-d9cb-469f-a165-70867728950e',
  read: (text = '') => text,
};
