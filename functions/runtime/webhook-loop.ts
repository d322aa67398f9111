import { sendWebhooks, type WebhookServices } from '../core/use-cases/webhooks/send-webhooks.ts';

/** Sends what is due to other systems, apart from everything else: a slow one holds up nobody here. */
export interface WebhookLoop {
  wake(): void;
  /** Sends until nothing is due; for tests. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const lookEveryMs = 5000;

export function startWebhookLoop(
  services: WebhookServices,
  onFault: (error: unknown, where: string) => void,
): WebhookLoop {
  let running: Promise<void> | undefined;
  let isStopped = false;
  let isWoken = false;

  const send = async (): Promise<void> => {
    do {
      isWoken = false;
      while (!isStopped && (await sendWebhooks(services)) > 0);
    } while (isWoken && !isStopped);
  };
  const settle = (): Promise<void> => {
    isWoken = true;
    running ??= send().finally(() => {
      running = undefined;
    });
    return running;
  };
  const wake = () => {
    if (!isStopped) settle().catch((error: unknown) => onFault(error, 'webhooks'));
  };
  const timer = setInterval(wake, lookEveryMs).unref();

  return {
    wake,
    settle,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running?.catch((error: unknown) => onFault(error, 'webhooks'));
    },
  };
}
