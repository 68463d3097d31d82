import { type IncomingHttpHeaders, request } from 'node:http'
import { PURPOSE_HEADER } from '../identity/caller.ts'
import { COORDINATOR, type TestChild, type TestPerson } from '../testing/family.ts'
import type { TestGateway } from '../testing/start.ts'
import { WATCH_HEADER } from './read-watched.ts'

/** A client of `GET /events`. */
export interface Listener {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** All that has come, as it came. */
  text(): string
  /** How many events have come. */
  count(): number
  /** Waits until so many have come in all. @throws when the stream ends before. */
  heard(events: number): Promise<void>
  /** Waits for the end of the stream. @returns whether it ended as a whole answer does */
  ended(): Promise<boolean>
  leave(): void
}

export interface ListenOptions {
  readonly person?: TestPerson
  readonly purpose?: string
  /** Of the token, where it differs from a good one. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly token?: string
}

/** Listens to what happens with some children, from the moment it resolves. */
export async function listen(
  test: Pick<TestGateway, 'gateway' | 'issuer'>,
  children: readonly Pick<TestChild, 'id'>[],
  { person = COORDINATOR, purpose = 'COORDINATION', claims = {}, token }: ListenOptions = {},
): Promise<Listener> {
  const { issuer, gateway } = test
  const signed = token ?? (await issuer.sign({ ...issuer.claimsOf(person.nationalIdentityNumber), ...claims }))
  return openListener(gateway.url, {
    authorization: `Bearer ${signed}`,
    [PURPOSE_HEADER]: purpose,
    [WATCH_HEADER]: children.map(({ id }) => id).join(','),
  })
}

export function openListener(url: string, headers: Readonly<Record<string, string>>): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/events`, { headers, agent: false }, (response) => {
      let text = ''
      let hasEnded = false
      const waiting = new Set<() => void>()
      const wake = (): void => {
        for (const each of waiting) each()
      }
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
        wake()
      })
      response.on('error', () => undefined)
      response.on('close', () => {
        hasEnded = true
        wake()
      })
      const count = (): number => text.split('\n\n').filter((block) => block.startsWith('event: ')).length
      const until = (isSo: () => boolean): Promise<void> =>
        new Promise((met, failed) => {
          const check = (): void => {
            if (!isSo() && !hasEnded) return
            waiting.delete(check)
            if (isSo()) met()
            else failed(new Error(`the stream ended with ${count()} events`))
          }
          waiting.add(check)
          check()
        })
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        count,
        heard: (events) => until(() => count() >= events),
        ended: async () => {
          await until(() => hasEnded)
          return response.complete
        },
        leave: () => sent.destroy(),
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
