export type MediaType = 'application/json' | 'application/graphql-response+json'

const OFFERED: readonly MediaType[] = ['application/json', 'application/graphql-response+json']

/**
 * The media type of the answer, by the request's `Accept` (RFC 9110 § 12.5.1, GraphQL over HTTP § "Accept"). JSON unless
 * the client names the other type and wants it at least as much. `null`: the client takes neither.
 */
export function chooseMediaType(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept.trim() === '') return 'application/json'
  const ranges = new Map(accept.split(',').map(readRange))
  const qualityOf = (type: MediaType): number =>
    ranges.get(type) ?? ranges.get('application/*') ?? ranges.get('*/*') ?? 0
  const [json = 0, response = 0] = OFFERED.map(qualityOf)
  if (response > json || (response === json && ranges.has('application/graphql-response+json')))
    return response > 0 ? 'application/graphql-response+json' : null
  return json > 0 ? 'application/json' : null
}

function readRange(range: string): readonly [type: string, quality: number] {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))
  const quality = weight === undefined ? 1 : Number(weight.slice(2))
  return [type, quality >= 0 && quality <= 1 ? quality : 0]
}
