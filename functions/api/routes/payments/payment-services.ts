import type { PaymentServices } from '../../../core/use-cases/payments/payment-services.ts';
import type { Call } from '../../endpoint.ts';

/** The services of payments with the policies as they were when the request came. */
export function paymentsOf({ services, snapshot }: Call): PaymentServices {
  return services.platform.payments.servicesOn(snapshot.catalogue);
}
