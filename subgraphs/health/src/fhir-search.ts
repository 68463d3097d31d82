import { type FaultListener, parseJson } from '@samsyn/kit'
import { type Page, readPages, type SourceClient, SourceUnavailable } from '@samsyn/kit/http'
import { z } from 'zod'
import { type Entry, readBundle } from './bundle.ts'
import type { ResourceType } from './fhir.ts'

/** What to search for: names and values of search parameters, all of which must hold. */
export type SearchParameters = readonly (readonly [name: string, value: string])[]

const ACCEPT = ['application/fhir+json', 'application/json']
const PAGE_SIZE = '100'

const searchset = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  total: z.int().nonnegative().optional(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z
    .array(
      z.looseObject({
        search: z.object({ mode: z.string().optional() }).optional(),
        resource: z
          .looseObject({
            resourceType: z.string(),
            id: z.string().optional(),
            issue: z.array(z.looseObject({ severity: z.string() })).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
})

/**
 * Searches a FHIR R4 server (hl7.org/fhir/R4/http.html#search): with POST, so that what is searched for stands in no
 * address, and through all pages.
 * @returns what was found and what was included with it; a record that cannot be read is reported and left out
 * @throws SourceUnavailable when a page cannot be read, the server reports an error with it, or there is less than it says
 */
export async function search(
  client: SourceClient,
  type: ResourceType,
  parameters: SearchParameters,
  signal: AbortSignal,
  onFault: FaultListener,
): Promise<readonly Entry[]> {
  let matches = 0
  let total: number | undefined
  const readPage = (bytes: Buffer, ordinal: number): Page<Entry> => {
    const file = `${type}, page ${ordinal}`
    const json = parseJson(bytes)
    if (!json.ok) {
      onFault({ kind: 'FILE_REFUSED', file, place: json.place, reason: json.reason })
      throw new SourceUnavailable('BROKEN')
    }
    const bundle = searchset.safeParse(json.value)
    if (!bundle.success) {
      readBundle(file, bytes, onFault)
      throw new SourceUnavailable('BROKEN')
    }
    const { entry = [], link = [] } = bundle.data
    if (entry.some(({ resource }) => resource?.issue?.some(({ severity }) => isError(severity)) === true)) {
      onFault({ kind: 'FILE_REFUSED', file, place: '/entry', reason: 'the server reports an error of the search' })
      throw new SourceUnavailable('BROKEN')
    }
    const found = entry.filter(({ search: how }) => (how?.mode ?? 'match') === 'match')
    matches += found.length
    total ??= bundle.data.total
    const next = link.find(({ relation }) => relation === 'next')
    // A child is no hundred patients, and the link would have the identity number in an address.
    if (next !== undefined && type === 'Patient') throw new SourceUnavailable('INCOMPLETE')
    return {
      items: readBundle(file, bytes, onFault),
      keys: found.flatMap(({ resource }) =>
        resource?.id === undefined ? [] : [`${resource.resourceType}/${resource.id}`],
      ),
      next: next === undefined ? null : { link: next.url },
    }
  }
  const entries = await readPages(
    client,
    {
      path: `${type}/_search`,
      method: 'POST',
      body: toForm([...parameters, ['_count', PAGE_SIZE]]),
      // Strict: a parameter that the server does not know must not be passed over, as all that is there would be the answer.
      headers: { 'content-type': 'application/x-www-form-urlencoded', prefer: 'handling=strict' },
      accept: ACCEPT,
    },
    readPage,
    signal,
  )
  if (total !== undefined && matches < total) throw new SourceUnavailable('INCOMPLETE')
  return entries
}

function toForm(parameters: SearchParameters): string {
  const form = new URLSearchParams()
  for (const [name, value] of parameters) form.append(name, value)
  return form.toString()
}

function isError(severity: string): boolean {
  return severity === 'error' || severity === 'fatal'
}
