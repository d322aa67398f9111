/** Everything that steers a terminal, but for colours (SGR), tabs and new lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const STEERING = /\u001b(?!\[\d{1,3}m)|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g;

/** Text that may hold a stranger's words, such as a label of a policy under check, without what steers a terminal. */
export function safeText(text: string): string {
  return text.replace(STEERING, ' ');
}
