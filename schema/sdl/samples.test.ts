import { describe, expect, it } from 'vitest'
import { SLICE_IDS, SLICES } from '../policy/slices.ts'
import { LOCALES } from './locale.ts'
import { SAMPLES } from './samples.ts'

const all = SLICE_IDS.flatMap((slice) => LOCALES.map((locale) => ({ slice, locale, line: SAMPLES[slice][locale] })))

describe('the samples a family is shown', () => {
  it('are there for every slice, and for nothing else', () => {
    expect(Object.keys(SAMPLES)).toEqual(SLICE_IDS)
  })

  it('are one short line each, and say that they are examples', () => {
    const opening = { nb: 'For eksempel: ', nn: 'Til dømes: ', en: 'For example: ' }
    for (const { slice, locale, line } of all) {
      expect(line.startsWith(opening[locale]), slice).toBe(true)
      expect(line, slice).toMatch(/^\S(?:[^\n]{10,110})\S$/)
    }
  })

  it('name no person and no place that could be: all are called Eksempel', () => {
    // What has a capital inside a line is the name of somebody or somewhere, but for these.
    const known = /^(?:NAV|BUP|PPT|March|August|January|February|April|May|June|July|September|December|Norwegian|4B)$/
    const invented = /^(?:Eksempel|Eksempelvik|Eksempelskolen|Eksempelskulen|Example|School)$/
    const service = /^Oppfølgingstjenesten$|^Oppfølgingstenesta$/
    for (const { slice, line } of all) {
      const words = line.slice(line.indexOf(': ') + 2).match(/[\p{L}\d]*\p{Lu}[\p{L}\d]*/gu) ?? []
      const others = words.filter((word) => ![known, invented, service].some((pattern) => pattern.test(word)))
      expect(
        others.every((word) => line.includes(`${word} Eksempel`) || line.includes(`${word} Example`)),
        slice,
      ).toBe(true)
    }
  })

  it('hold no number that could be telephoned, and none of an identity', () => {
    for (const { slice, line } of all) {
      const digits = line.replaceAll(' ', '').match(/\d{3,}/g) ?? []
      expect(
        digits.every((number) => /^0+$/.test(number)),
        slice,
      ).toBe(true)
    }
  })

  it('are nynorsk of their own', () => {
    for (const { line, slice } of all.filter(({ locale }) => locale === 'nn')) {
      expect(line, slice).not.toMatch(/\b(?:ikke|fra|siden|skole|skolen|uke|uka|timer|følger|trenger|hver)\b/i)
    }
  })

  it('tell where the child is only in slices that do', () => {
    for (const { slice, line } of all) {
      if (/Eksempel(?:vik|skolen|skulen)|Example School/.test(line)) expect(SLICES[slice].hasLocatingFields).toBe(true)
    }
  })
})
