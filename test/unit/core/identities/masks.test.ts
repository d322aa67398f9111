import { describe, expect, it } from 'vitest';
import { maskName } from '../../../../functions/core/identities/mask-name.ts';
import { maskPhone } from '../../../../functions/core/identities/mask-phone.ts';
import { maskResidentId } from '../../../../functions/core/identities/mask-resident-id.ts';

describe('a masked name', () => {
  it.each([
    ['张伟', '张*'],
    ['张小丽', '张*丽'],
    ['欧阳小丽', '欧**丽'],
    ['张', '*'],
    ['', '*'],
    ['𠮷田', '𠮷*'],
    ['阿卜杜·热合曼', '阿*****曼'],
  ])('of %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('a masked number', () => {
  it('keeps three characters in front and four behind', () => {
    expect(maskResidentId('500000000000001234')).toBe('500***********1234');
    expect(maskPhone('12012345678')).toBe('120****5678');
    expect(maskPhone('023-00001234')).toBe('023*****1234');
  });

  it('hides nearly everything of a short one', () => {
    expect(maskPhone('7771234')).toBe('*****34');
    expect(maskPhone('120')).toBe('***');
    expect(maskResidentId('123456789')).toBe('*********');
  });
});
