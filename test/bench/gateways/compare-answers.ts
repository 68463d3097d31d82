import { isDeepStrictEqual } from 'node:util'
import type { SliceId } from '@samsyn/schema/policy'
import { type Contender, knowsConsent } from './contenders.ts'
import { withhold } from './withhold.ts'

export interface Answer {
  readonly data?: unknown
  readonly errors?: unknown
  readonly extensions?: { readonly consent?: { readonly withheld: readonly { readonly path: readonly unknown[] }[] } }
}

export async function ask(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body,
  })
  return (await response.json()) as Answer
}

/**
 * That all answer the same as the floor, but for what is not shared with the caller, which who knows consent must withhold
 * and list, neither more nor less.
 * @throws Error when someone does not: then they are not doing the same work
 */
export async function compareAnswers(
  contenders: readonly Contender[],
  body: string,
  headers: Readonly<Record<string, string>>,
  shared: readonly SliceId[],
): Promise<void> {
  const [floor, ...others] = contenders
  if (floor === undefined) return
  const complete = await ask(floor.url, headers, body)
  const expected = withhold(complete.data as Readonly<Record<string, unknown>>, shared)
  for (const contender of others) {
    const { data, errors, extensions } = await ask(contender.url, headers, body)
    const isStripped = knowsConsent(contender.name)
    const withheld = extensions?.consent?.withheld ?? []
    const isSame =
      errors === undefined &&
      isDeepStrictEqual(data, isStripped ? expected.data : complete.data) &&
      (!isStripped || isDeepStrictEqual(sortByPath(withheld), sortByPath(expected.withheld)))
    if (isSame) continue
    const told = JSON.stringify({ data, errors, extensions }).slice(0, 2_000)
    throw new Error(
      `${contender.name} answers otherwise than the floor:\n${told}\n${JSON.stringify(expected).slice(0, 2_000)}`,
    )
  }
}

function sortByPath<T extends { readonly path: readonly unknown[] }>(withheld: readonly T[]): readonly T[] {
  return withheld.toSorted((a, b) => (a.path.join('.') < b.path.join('.') ? -1 : 1))
}
