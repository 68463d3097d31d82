/**
 * What is read of an SSB Barnevern 4.0.1 message: elements by path, with the attributes that are read. An allow-list: all
 * else (Melding, Melder, Saksinnhold, Vedtaksgrunnlag, Tiltaksgrunnlag, Opphevelse, Tilsyn, Oppfolging, Flytting, the
 * sender) is dropped while the message is read and never held.
 */
const READ: Readonly<Record<string, readonly string[]>> = {
  Barnevern: ['DatoUttrekk'],
  'Barnevern.Sak': ['Id', 'MigrertId', 'StartDato', 'SluttDato', 'ErSlettet'],
  'Barnevern.Sak.Personalia': ['Id', 'StartDato', 'Fodselsnummer', 'Fodseldato', 'Kjonn', 'ErSlettet'],
  'Barnevern.Sak.Undersokelse': ['Id', 'MigrertId', 'StartDato', 'ErSlettet'],
  'Barnevern.Sak.Undersokelse.UtvidetFrist': ['StartDato', 'Innvilget'],
  'Barnevern.Sak.Undersokelse.Konklusjon': ['SluttDato'],
  'Barnevern.Sak.Plan': ['Id', 'MigrertId', 'StartDato', 'Plantype', 'ErSlettet'],
  'Barnevern.Sak.Plan.Evaluering': ['UtfortDato'],
  'Barnevern.Sak.Plan.Konklusjon': ['SluttDato'],
  'Barnevern.Sak.Tiltak': ['Id', 'MigrertId', 'StartDato', 'ErSlettet'],
  'Barnevern.Sak.Tiltak.Lovhjemmel': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Lov': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Kapittel': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Paragraf': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Ledd': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Punktum': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel.Lov': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel.Kapittel': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel.Paragraf': [],
  'Barnevern.Sak.Tiltak.Kategori': ['Kode', 'Presisering'],
  'Barnevern.Sak.Tiltak.Konklusjon': ['SluttDato'],
  'Barnevern.Sak.Vedtak': ['Id', 'ErSlettet'],
  'Barnevern.Sak.Vedtak.Lovhjemmel': [],
  'Barnevern.Sak.Vedtak.Lovhjemmel.Lov': [],
  'Barnevern.Sak.Vedtak.Lovhjemmel.Kapittel': [],
  'Barnevern.Sak.Vedtak.Lovhjemmel.Paragraf': [],
  'Barnevern.Sak.Ettervern': ['Id', 'MigrertId', 'TilbudSendtDato', 'ErSlettet'],
  'Barnevern.Sak.Ettervern.Konklusjon': ['SluttDato', 'Kode'],
  'Barnevern.Sak.Relasjon': ['Id', 'FraId', 'FraType', 'TilId', 'TilType', 'ErSlettet'],
  'Barnevern.Sak.Slettet': ['Id', 'Type'],
}
// biome-ignore format: a list of words
const REPEATED = new Set([
  'Personalia', 'Undersokelse', 'Plan', 'Evaluering', 'Tiltak', 'JmfrLovhjemmel', 'Ledd', 'Punktum', 'Vedtak',
  'Ettervern', 'Relasjon', 'Slettet',
])

/** An element that is being read: its attributes, and its children under their names. */
interface Node {
  readonly members: Record<string, unknown>
  text: string
}

/** Puts together what the allow-list names: an element with nothing in it but text is that text. */
export function createCaseBuilder() {
  const names: string[] = []
  /** `null` where the element, or one around it, is not read. */
  const nodes: (Node | null)[] = [{ members: {}, text: '' }]

  return {
    path: (): string => names.join('.'),
    /** Whether the element at hand is a record of the case. */
    isRecord: (): boolean => names.length === 3 && names[0] === 'Barnevern' && names[1] === 'Sak',
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      names.push(name)
      const path = names.join('.')
      const read = nodes.at(-1) !== null && Object.hasOwn(READ, path) ? READ[path] : undefined
      if (read === undefined) return void nodes.push(null)
      const kept = read.filter((attribute) => Object.hasOwn(attributes, attribute))
      // Whether a Presisering is there matters ("Tiltak Kontroll 7"); what it says is never held.
      const members = kept.map((attribute) => [
        attribute,
        attribute === 'Presisering' ? '' : attributes[attribute]?.trim(),
      ])
      nodes.push({ members: Object.fromEntries(members), text: '' })
    },
    write: (text: string): void => {
      const node = nodes.at(-1)
      if (node) node.text += text
    },
    close: (): void => {
      const name = names.pop() ?? ''
      const node = nodes.pop()
      const parent = nodes.at(-1)
      if (!node || !parent) return
      const value = Object.keys(node.members).length === 0 ? node.text.trim() : node.members
      const known = parent.members[name]
      if (REPEATED.has(name)) ((parent.members[name] ??= []) as unknown[]).push(value)
      else parent.members[name] = known === undefined ? value : [known, value]
    },
    tree: (): unknown => nodes[0]?.members,
  }
}
