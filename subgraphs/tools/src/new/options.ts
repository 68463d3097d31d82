import { parseArgs } from 'node:util'
import { readFlags } from '../read-flags.ts'

export const USAGE = `npm run subgraph:new -- <name> [--nb <word>] [--nn <word>] [--en <word>]

Makes a sector: its room below subgraphs/, and its rows in the catalogue and in the lists of words.

  <name>    its field on Child, in camelCase: leisure, culturalSchool
  --nb, --nn, --en
            what families call it, in bokmål, nynorsk and English; the name itself if not given

Its one slice has the terms that let the least be shared, until you change them in schema/policy/slices.ts.
Ends with 0 when it is made, 1 when it cannot be, 2 when the command is not understood.
`

/** What a sector is called, everywhere. */
export interface SectorNames {
  /** `culturalSchool` */
  readonly sector: string
  /** `cultural-school` */
  readonly folder: string
  /** `CulturalSchool` */
  readonly type: string
  /** `CULTURAL_SCHOOL` */
  readonly constant: string
  readonly words: { readonly nb: string; readonly nn: string; readonly en: string }
}

export type NamesResult =
  | { readonly ok: true; readonly names: SectorNames }
  | { readonly ok: false; readonly fault: string }

/** Names that are a folder's or a field's already. */
const TAKEN = ['consent', 'kit', 'tools', 'examples', 'id', 'child']
const WORD = /^\p{Lu}[\p{L} -]{1,39}$/u

export function readNames(args: readonly string[]): NamesResult {
  const read = readFlags(() => parseFlags(args))
  if (!read.ok) return read
  const [sector, ...others] = read.flags.positionals
  if (sector === undefined || others.length > 0) return { ok: false, fault: 'name one sector' }
  if (!/^[a-z]{2,}(?:[A-Z][a-z]+)*$/.test(sector) || sector.length > 30 || TAKEN.includes(sector)) {
    return { ok: false, fault: `${sector} is no name for a sector: two letters or more, in camelCase, and not in use` }
  }
  const parts = sector.split(/(?=[A-Z])/).map((part) => part.toLowerCase())
  const folder = parts.join('-')
  const type = `${sector.charAt(0).toUpperCase()}${sector.slice(1)}`
  const plain = parts.join(' ')
  const word = `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`
  const { nb = word, nn = nb, en = word } = read.flags.values
  const wrong = [nb, nn, en].find((text) => !WORD.test(text))
  if (wrong !== undefined) return { ok: false, fault: `${wrong} is no word for it: a capital first, then letters` }
  return { ok: true, names: { sector, folder, type, constant: parts.join('_').toUpperCase(), words: { nb, nn, en } } }
}

function parseFlags(args: readonly string[]) {
  const word = { type: 'string' } as const
  return parseArgs({ args: [...args], allowPositionals: true, options: { nb: word, nn: word, en: word } })
}
