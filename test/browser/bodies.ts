import type { Page, Response } from 'playwright-core'

/** The body of an answer that a page got. */
export interface Body {
  readonly response: Response
  readonly bytes: Buffer
}

type Reading = { readonly body: Body } | { readonly error: unknown }

/**
 * Reads what a page is sent from now on, each answer as it comes: a page that is left takes its answers with it.
 * @returns gives all of them so far. Throws where one could not be read; until then nobody is told, as nobody has asked
 */
export function readBodies(page: Page, wants: (response: Response) => boolean): () => Promise<readonly Body[]> {
  const readings: Promise<Reading>[] = []
  page.on('response', (response) => {
    if (!wants(response)) return
    readings.push(
      response.body().then(
        (bytes): Reading => ({ body: { response, bytes } }),
        (error: unknown): Reading => ({ error }),
      ),
    )
  })
  return async () =>
    (await Promise.all(readings)).map((reading) => {
      if ('error' in reading) throw reading.error
      return reading.body
    })
}
