const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  'should-stop': ['应退', 'should stop'],
  'should-change': ['应变更', 'should change'],
  'should-receive': ['应享未享', 'should receive'],
  conflict: ['数据相互矛盾', 'data contradict each other'],
  'certificate-expiring': ['残疾人证将到期', 'certificate about to expire'],
  unpaid: ['应发未发', 'entitled and not paid'],
};

/** What a kind of finding is called. */
export function kindWord(kind: string, zh: boolean): string {
  return KINDS[kind]?.[zh ? 0 : 1] ?? kind;
}
