import { isAreaCode, isOwnArea, shortestAreaCode } from '../../access/area-code.ts';
import type { Office } from '../../cases/office.ts';
import { divisionName } from '../../jurisdictions/division-names.ts';
import { levelOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import { Refusal } from '../../shared/refusal.ts';

/** The office with its codes as short as they can be. Refuses jurisdiction-unknown, request-invalid unless it is in a county. */
export function knownOffice(catalogue: PolicyCatalogue, office: Office, pointer: string): Office {
  const { jurisdiction, township } = office;
  const isKnown = divisionName(jurisdiction) !== undefined || catalogue.versionsOf(jurisdiction).length > 0;
  if (!isKnown || levelOf(jurisdiction) !== 'county') {
    const detail = `${jurisdiction.slice(0, 20)} is no county; right is the six digits of one by GB/T 2260`;
    const item = { pointer: `${pointer}/jurisdiction`, code: 'jurisdiction-unknown', detail };
    throw new Refusal('jurisdiction-unknown', detail, [item]);
  }
  if (township === null) return office;
  if (isAreaCode(township) && isOwnArea(jurisdiction, township)) {
    const short = shortestAreaCode(township);
    return { jurisdiction, township: short === jurisdiction ? null : short };
  }
  const detail = `${township.slice(0, 20)} is no township of ${jurisdiction}; right is a longer code that begins with it`;
  throw new Refusal('request-invalid', detail, [
    { pointer: `${pointer}/township`, code: 'township-outside', detail },
  ]);
}
