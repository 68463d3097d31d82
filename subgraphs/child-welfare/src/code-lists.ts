import published from '../formats/code-lists.json' with { type: 'json' }

/** The code lists of SSB Barnevern that this sector reads, by their name in `formats/code-lists.json`. */
export type CodeList = 'TiltakKategori' | 'Plantype' | 'EttervernKonklusjon' | 'UtvidetFrist'

interface Code {
  readonly code: string
  readonly text: string
  readonly validFrom?: string
  readonly validTo?: string
  /** A heading groups codes and is none itself. */
  readonly heading?: boolean
}

function indexCodes(list: CodeList): ReadonlyMap<string, Code> {
  const codes: readonly Code[] = published.codeLists[list].codes
  return new Map(codes.filter(({ heading }) => heading !== true).map((code) => [code.code, code]))
}

const CODES: Readonly<Record<CodeList, ReadonlyMap<string, Code>>> = {
  TiltakKategori: indexCodes('TiltakKategori'),
  Plantype: indexCodes('Plantype'),
  EttervernKonklusjon: indexCodes('EttervernKonklusjon'),
  UtvidetFrist: indexCodes('UtvidetFrist'),
}

/** Whether the code was in use on the date of the event; both ends of its validity count. */
export function isCodeValid(list: CodeList, code: string, date: string): boolean {
  const found = CODES[list].get(code)
  if (found === undefined) return false
  return (found.validFrom ?? date) <= date && date <= (found.validTo ?? date)
}

/** The published text of a code, without the guidance in parentheses that is meant for caseworkers. */
export function readCodeText(list: CodeList, code: string): string {
  const text = CODES[list].get(code)?.text
  if (text === undefined) throw new Error(`the code list ${list} lacks a code that was found valid`)
  return text.replace(/ \(.*$/s, '')
}
