import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { classifyService, isSharedService, namesOtherService } from './services.ts'

const MUNICIPAL = 'urn:oid:2.16.578.1.12.4.1.1.8663'
const HOSPITAL = 'urn:oid:2.16.578.1.12.4.1.1.8655'
const concept = (system: string, ...codes: string[]) => ({ coding: codes.map((code) => ({ system, code })) })

describe('the slice of a service', () => {
  it('is decided for every code of the list', async () => {
    const list = JSON.parse(await readFile(new URL('../formats/service-types.json', import.meta.url), 'utf8')) as {
      codes: { system: string; code: string }[]
    }
    for (const { system, code } of list.codes)
      expect(classifyService([concept(system, code)]), code).not.toBe('UNKNOWN')
  })

  it.each([
    ['no code at all', []],
    ['words without a code', [{}]],
    ['a code of another system', [concept('urn:oid:1.2.3', 'KA01')]],
    ['the right code in the other list', [concept(HOSPITAL, 'KA01')]],
    ['a known code beside an unknown one', [concept(MUNICIPAL, 'KA01', 'ZZ99')]],
  ])('is unknown for %s', (_case, concepts) => {
    expect(classifyService(concepts)).toBe('UNKNOWN')
  })

  it('is the one that shares least, where there are several', () => {
    expect(classifyService([concept(MUNICIPAL, 'KA01'), concept(HOSPITAL, 'PB')])).toBe('MENTAL_HEALTH')
    expect(classifyService([concept(MUNICIPAL, 'KF01', 'KF0107')])).toBe('MENTAL_HEALTH')
    expect(classifyService([concept(MUNICIPAL, 'KF0107', 'KX12')])).toBe('WITHHELD')
    expect(isSharedService(classifyService([concept(MUNICIPAL, 'KF0103')]))).toBe(false)
  })
})

describe('a text', () => {
  it.each([
    'BUP Testvik, 2. etasje',
    'Time hos psykolog',
    'Møte med barnevernet',
    'Ansvarsgruppe: PPT og NAV',
    'Møterom på Statens barnehus',
    'Helsesykepleiers kontor',
    'Familieverntjenesten',
    'Åse møter BUP-teamet',
  ])('that says «%s» names another slice’s service', (text) => {
    expect(namesOtherService(text)).toBe(true)
  })

  it.each(['Trygg start på skoledagen', 'Navn på faste voksne', 'Nordfjord habilitering, rom 3', 'Testvik legesenter'])(
    'that says «%s» does not',
    (text) => {
      expect(namesOtherService(text)).toBe(false)
    },
  )
})
