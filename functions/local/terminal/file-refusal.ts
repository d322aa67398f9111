import { Refusal } from '../../core/shared/refusal.ts';
import type { Bilingual } from '../../core/shared/text.ts';

/** What the system said of a file that somebody named, and what would be right. */
const SAID: Readonly<Record<string, Bilingual>> = {
  ENOENT: {
    zh: '不存在；请核对路径和文件名',
    en: 'is not there; right is the path of a file or folder that is',
  },
  EEXIST: {
    zh: '已经存在，不会覆盖；请换一个名称',
    en: 'is there already and is not replaced; right is another name',
  },
  EISDIR: { zh: '是文件夹；应为文件', en: 'is a folder; right is a file' },
  ENOTDIR: { zh: '的上级不是文件夹', en: 'lies below something that is no folder' },
  EACCES: { zh: '不允许本账户读写', en: 'is not open to your account' },
  EPERM: { zh: '不允许本账户读写', en: 'is not open to your account' },
};

/** A file that cannot be opened is the caller's to mend: request-invalid with its path; undefined for other errors. */
export function fileRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined;
  const said = SAID[String(error.code)];
  if (said === undefined) return undefined;
  const detail = `${error.path} ${said.en}`;
  const zh = `${error.path} ${said.zh}`;
  return new Refusal('request-invalid', { zh, en: detail }, [{ pointer: '/file', code: 'file', detail, zh }]);
}
