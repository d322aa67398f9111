import { expect, test } from 'vitest';
import { parseRegisterLayout } from '../../../../functions/core/registers/parse-register-layout.ts';
import { registerLayoutOf, registerLayouts } from '../../../../functions/core/registers/register-layouts.ts';

test.each(registerLayouts.map((layout) => [layout.register, layout] as const))(
  'the layout of %s that comes with the platform is one by the schema',
  (register, layout) => {
    expect(parseRegisterLayout(layout, register)).toBe(layout);
    expect(registerLayoutOf(register)).toBe(layout);
  },
);
