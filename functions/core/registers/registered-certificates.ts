import { calendarDateAt } from '../calendar/beijing-time.ts';
import type { CertificateRegister } from '../ports/certificate-register.ts';
import type { SystemClock } from '../ports/clock.ts';
import type { RegisterReader } from '../ports/register-reader.ts';
import layout from './descriptors/disability-certificates.json' with { type: 'json' };
import { countsOn } from './registered-facts.ts';

const REGISTER = 'disability-certificates';
// This layout alone: a task that asks for a certificate carries none of the other registers.
const layouts = new Map([[REGISTER, layout]]);

/**
 * The certificate register as it was imported last. Whoever left it, or whose row is too old, has no certificate there:
 * an automatic check then goes to the stage's owner.
 */
export function registeredCertificates(registers: RegisterReader, clock: SystemClock): CertificateRegister {
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
