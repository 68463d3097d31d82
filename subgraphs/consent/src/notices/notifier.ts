/** What carries a message to an address. */
export interface Notifier {
  /**
   * Hands over the one message there is.
   * @returns `REFUSED`: this address was, and another may not be.
   * @throws when nothing can be handed over.
   */
  send(address: string): Promise<'SENT' | 'REFUSED'>
}
