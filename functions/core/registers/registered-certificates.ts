import { calendarDateAt } from '../calendar/beijing-time.ts';
import type { CertificateRegister } from '../ports/certificate-register.ts';
import type { SystemClock } from '../ports/clock.ts';
import type { RegisterReader } from '../ports/register-reader.ts';
import { layoutsByRegister } from './comparison-context.ts';
import { countsOn } from './registered-facts.ts';

const REGISTER = 'disability-certificates';

/**
 * The certificate register as it was imported last. Whoever left it, or whose row is too old, has no certificate there:
 * an automatic check then goes to the stage's owner.
 */
export function registeredCertificates(registers: RegisterReader, clock: SystemClock): CertificateRegister {
  const layouts = layoutsByRegister();
  return {
    certificateOf: async (person) => {
      const on = calendarDateAt(clock.now());
      const own = (await registers.recordsOf(person)).filter(
        (record) =>
          record.register === REGISTER && record.standing === 'present' && countsOn(record, { on, layouts }),
      );
      const [latest] = own.sort((one, other) => (one.asOf > other.asOf ? -1 : 1));
      return latest && { facts: latest.facts, asOf: latest.asOf };
    },
  };
}
