import type { Language } from './terminal.ts';

/** Chinese where the locale is Chinese, English otherwise. POSIX: LC_ALL over LC_MESSAGES over LANG. */
export function languageOf(environment: Readonly<NodeJS.ProcessEnv>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
