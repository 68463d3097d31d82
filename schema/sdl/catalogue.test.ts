import { describe, expect, it } from 'vitest'
import { SLICE_IDS, SLICES } from '../policy/slices.ts'
import { PURPOSES, SECTORS, SERVICES, TEAM_ROLES } from '../policy/vocabulary.ts'
import { CATALOGUE } from './catalogue.ts'
import { LOCALES, type Texts } from './locale.ts'
import { PURPOSE_WORDS, ROLE_WORDS, SECTOR_WORDS, SERVICE_WORDS } from './words.ts'

const names = SLICE_IDS.map((slice) => CATALOGUE[slice].name)
const descriptions = SLICE_IDS.map((slice) => CATALOGUE[slice].description)
const words: readonly Texts[] = [SECTOR_WORDS, PURPOSE_WORDS, SERVICE_WORDS, ROLE_WORDS].flatMap((table) =>
  Object.values(table),
)
const all = [...names, ...descriptions, ...words]

describe('the words of the catalogue', () => {
  it('are there for every slice and every code a family meets, and for nothing else', () => {
    expect(Object.keys(CATALOGUE).toSorted()).toEqual([...SLICE_IDS].toSorted())
    expect(Object.keys(SECTOR_WORDS)).toEqual(SECTORS)
    expect(Object.keys(PURPOSE_WORDS)).toEqual(PURPOSES)
    expect(Object.keys(SERVICE_WORDS)).toEqual(SERVICES)
    expect(Object.keys(ROLE_WORDS)).toEqual(TEAM_ROLES)
  })

  it('are written out in every language, without stray space', () => {
    for (const texts of all) {
      expect(Object.keys(texts)).toEqual(LOCALES)
      for (const locale of LOCALES) expect(texts[locale]).toMatch(/^\S(?:.*\S)?$/)
    }
  })

  it('name no internal id or code', () => {
    for (const texts of all) {
      for (const locale of LOCALES) expect(texts[locale]).not.toMatch(/\w\.\w|_|[a-zæøå][A-ZÆØÅ]/)
    }
  })

  it('differ between bokmål and English for every slice', () => {
    for (const texts of [...names, ...descriptions]) expect(texts.nb).not.toBe(texts.en)
  })

  it('are nynorsk of their own, never bokmål repeated', () => {
    for (const texts of descriptions) {
      expect(texts.nn).not.toBe(texts.nb)
      expect(texts.nn).not.toMatch(
        /\b(?:ikke|hvem|hva|hvor|hvorfor|hvilken|hvilke|fra|noen|noe|jeg|bare|også|skole)\b/i,
      )
    }
  })

  it('give no two slices the same name', () => {
    for (const locale of LOCALES) expect(new Set(names.map((name) => name[locale])).size).toBe(SLICE_IDS.length)
  })

  it('say of every slice what is shown and what is not', () => {
    for (const { nb, nn, en } of descriptions) {
      expect(nb).toMatch(/^Viser .+\. Viser ikke .+\.$/)
      expect(nn).toMatch(/^Viser .+\. Viser ikkje .+\.$/)
      expect(en).toMatch(/^Shows .+\. Does not show .+\.$/)
    }
  })

  it('say of a parent’s own affairs, and of nothing else, that each parent answers for themselves', () => {
    for (const slice of SLICE_IDS) {
      const { nb, nn, en } = CATALOGUE[slice].description
      const own = SLICES[slice].rule === 'R'
      expect(nb.endsWith('Hver forelder svarer bare for seg selv.'), slice).toBe(own)
      expect(nn.endsWith('Kvar forelder svarar berre for seg sjølv.'), slice).toBe(own)
      expect(en.endsWith('Each parent answers only for themselves.'), slice).toBe(own)
    }
  })
})
