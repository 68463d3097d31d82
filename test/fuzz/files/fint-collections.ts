/** FINT collections under construction, as a school owner's system exports them. */

export interface Link {
  readonly href: string
}

export interface FintCollections {
  /** Adds a record. `links` by relation; returns the link that leads to it. */
  add(path: string, id: string, members?: object, links?: Readonly<Record<string, Link>>): Link
  /** Adds a person, who is known by an identity number. */
  addPerson(number: string, members: object): Link
  /** Adds a code of a code list. */
  addCode(path: string, code: string, name: string): Link
  /** File name and content of each collection. */
  toFiles(): readonly (readonly [file: string, content: string])[]
}

export function createFintCollections(): FintCollections {
  const collections = new Map<string, object[]>()
  const push = (
    path: string,
    name: string,
    id: string,
    record: object,
    links: Readonly<Record<string, Link>>,
  ): Link => {
    const self = { href: `https://fint.example/${path}/${name}/${id}` }
    const relations = Object.fromEntries(Object.entries(links).map(([relation, link]) => [relation, [link]]))
    const entries = collections.get(path) ?? []
    entries.push({
      [ID_MEMBERS[name] ?? name]: { identifikatorverdi: id },
      ...record,
      _links: { self: [self], ...relations },
    })
    collections.set(path, entries)
    return self
  }
  const add: FintCollections['add'] = (path, id, members = {}, links = {}) => push(path, 'systemid', id, members, links)
  const codes = new Map<string, Link>()
  return {
    add,
    addPerson: (number, members) => push('utdanning/elev/person', 'fodselsnummer', number, members, {}),
    addCode: (path, code, name) => {
      const known = codes.get(`${path} ${code}`) ?? add(path, code, { kode: code, navn: name, passiv: false })
      codes.set(`${path} ${code}`, known)
      return known
    },
    toFiles: () =>
      [...collections].map(([path, entries]) => [
        `${path.replaceAll('/', '-')}.json`,
        JSON.stringify({ _embedded: { _entries: entries }, total_items: entries.length }),
      ]),
  }
}

const ID_MEMBERS: Readonly<Record<string, string>> = { systemid: 'systemId' }
