/** A FINT link. An identity number may stand in it. */
export interface Link {
  readonly href: string
}

type Links = Readonly<Record<string, Link | readonly Link[]>>

const BASE = 'https://fint.example'

/** A link to a record by its `systemId`, or by another identifier. */
export function linkTo(path: string, id: string, identifier = 'systemid'): Link {
  return { href: `${BASE}/${path}/${identifier}/${id}` }
}

/** Collections under construction, by endpoint. */
export interface FintSet {
  /** Adds a record that is known by a `systemId`. Returns the link to it. */
  add(path: string, systemId: string, members?: object, links?: Links): Link
  addPerson(number: string, members: object): Link
  /** Adds a code of a code list. */
  addCode(path: string, code: string, name: string, members?: object): void
  /** File name and content of each collection. */
  toFiles(): [file: string, content: string][]
}

export function createFintSet(): FintSet {
  const collections = new Map<string, object[]>()
  const push = (path: string, record: object, self: Link, links: Links): Link => {
    const lists = Object.entries(links).map(([name, to]) => [name, Array.isArray(to) ? to : [to]])
    const entries = collections.get(path) ?? []
    entries.push({ ...record, _links: { self: [self], ...Object.fromEntries(lists) } })
    collections.set(path, entries)
    return self
  }
  const add: FintSet['add'] = (path, systemId, members = {}, links = {}) =>
    push(path, { systemId: { identifikatorverdi: systemId }, ...members }, linkTo(path, systemId), links)
  return {
    add,
    addPerson: (number, members) => {
      const path = 'utdanning/elev/person'
      const self = linkTo(path, number, 'fodselsnummer')
      return push(path, { fodselsnummer: { identifikatorverdi: number }, ...members }, self, {})
    },
    addCode: (path, code, name, members = {}) => {
      add(path, code, { kode: code, navn: name, passiv: false, ...members })
    },
    toFiles: () =>
      [...collections].map(([path, entries]) => {
        const collection = {
          _embedded: { _entries: entries },
          _links: { self: [{ href: `${BASE}/${path}` }] },
          offset: 0,
          total_items: entries.length,
          size: entries.length,
        }
        return [`${path.replaceAll('/', '-')}.json`, `${JSON.stringify(collection, null, 2)}\n`]
      }),
  }
}
