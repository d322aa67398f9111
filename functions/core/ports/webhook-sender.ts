/** Posts to other systems; reaches only addresses that anybody on the internet may have. */
export interface WebhookSender {
  /** Refuses request-invalid for an address that cannot or must not be called. */
  requireSafe(url: string): Promise<void>;
  /** Whether a 2xx came back, and what did; never throws for what the other side does. */
  post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<{ readonly isTaken: boolean; readonly text: string }>;
}
