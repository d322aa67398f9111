/** A phone number with its first three and last four characters: 138****5678; a short one shows its last two. */
export function maskPhone(phone: string): string {
  const text = phone.trim();
  if (text.length >= 10) return text.slice(0, 3) + '*'.repeat(text.length - 7) + text.slice(-4);
  return text.length >= 7 ? '*'.repeat(text.length - 2) + text.slice(-2) : '*'.repeat(text.length);
}
