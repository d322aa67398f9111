import type { RegisterLayout } from '../../generated/register-file.ts';
import { newestLayouts } from '../layouts/office-layout.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { Refusal } from '../shared/refusal.ts';

/**
 * The register layouts that the offices of a jurisdiction keep beside its policies, then those of its superiors. Refuses
 * register-layout-invalid where one was broken from the first: another must not stand in for it.
 */
export function officeRegisterLayouts(
  catalogue: Pick<PolicyCatalogue, 'layoutsFor'>,
  jurisdiction: string,
): readonly RegisterLayout[] {
  return newestLayouts(catalogue.layoutsFor(jurisdiction, 'registers')).map(({ path, text, fault }) => {
    if (fault === undefined) return JSON.parse(text) as RegisterLayout; // it was checked before it was put in use
    throw new Refusal('register-layout-invalid', {
      zh: `版式 ${path} 不能使用：${fault.zh}；huize policy check 列出每一处`,
      en: `layout ${path} cannot be used: ${fault.en}; huize policy check names every place`,
    });
  });
}
