/** How a source is shown who asks. */
export interface Access {
  /**
   * The headers for one request.
   * @throws SourceUnavailable when there is no token to be had
   */
  authorize(request: { readonly method: string; readonly url: URL }): Promise<Readonly<Record<string, string>>>
  /**
   * Told that the source did not accept them (401).
   * @returns whether new ones may be accepted
   */
  reconsider(nonce: string | undefined): boolean
}

/** For a source that asks for no token, since it is reached by no other way. */
export const OPEN_ACCESS: Access = {
  authorize: () => Promise.resolve({}),
  reconsider: () => false,
}
