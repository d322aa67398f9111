/** A name as public notices print it: 张伟 → 张*, 张小丽 → 张*丽, 欧阳小丽 → 欧**丽; one character alone is hidden. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  if (characters.length < 2) return '*';
  const end = characters.length > 2 ? characters.slice(-1) : [];
  const hidden = '*'.repeat(characters.length - 1 - end.length);
  return [characters[0], hidden, ...end].join('');
}
