import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { SourceFault } from '@samsyn/kit'
import { openFolderSource } from './source.ts'

async function openFixture(name: string) {
  const faults: SourceFault[] = []
  const folder = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
  return { source: await openFolderSource(folder, (fault) => faults.push(fault)), faults }
}

describe('a source with broken files and records', () => {
  const elev = 'utdanning-elev-elev.json'
  const elevforhold = 'utdanning-elev-elevforhold.json'
  const skipped = (file: string, pointer: string, reason: string): SourceFault => ({
    kind: 'RECORD_SKIPPED',
    file,
    place: `/_embedded/_entries/${pointer}`,
    reason,
  })
  const refused = (file: string, place: string, reason: string): SourceFault => ({
    kind: 'FILE_REFUSED',
    file,
    place,
    reason,
  })

  it('each fault is told by its place, and no fault holds a value', async () => {
    const { faults } = await openFixture('broken')
    expect(faults).toEqual([
      skipped(elev, '1/systemId', 'is missing'),
      skipped(elev, '2/_links/person', 'does not lead to a person with eleven digits'),
      skipped(elev, '3/_links/person', 'does not lead to exactly one owner'),
      skipped(elev, '6/_links', 'is missing'),
      skipped(elev, '4/systemId', 'stands in more than one record'),
      skipped(elev, '5/systemId', 'stands in more than one record'),
      skipped(elevforhold, '1/gyldighetsperiode/slutt', 'is before the start'),
      skipped(elevforhold, '2/gyldighetsperiode/start', 'is not an instant with a time zone'),
      skipped(elevforhold, '3/gyldighetsperiode/start', 'is missing'),
      skipped(elevforhold, '6', 'is not an object'),
      skipped(elevforhold, '7/hovedskole', 'is not true or false'),
      refused('utdanning-vurdering-fravarsregistrering.json', 'line 7, column 22', 'is not JSON'),
      skipped('utdanning-vurdering-fravarsoversikt.json', '0/halvar/fravarstimer', 'is negative'),
      refused('utdanning-elev-varsel.json', '/_embedded', 'is missing'),
      refused('utdanning-timeplan-fag.json', '/_embedded/_entries', 'is not a list'),
      refused('utdanning-ot-otungdom.json', 'whole file', 'is not an object'),
    ])
    expect(JSON.stringify(faults)).not.toMatch(/\d{11}|BUP|august/)
  })

  it('the rest is served, with unknown members ignored and missing optional ones absent', async () => {
    const { source } = await openFixture('broken')
    const [enrolments] = await source.enrolment(['14831750031'])
    expect(enrolments).toEqual([
      {
        gjelderFra: null,
        gyldighetsperiode: null,
        avbruddsdato: null,
        skolear: null,
        kategori: 'OTHER',
        placement: { grade: null, programme: null },
        skole: null,
      },
    ])
    const [attendance] = await source.attendance(['14831750031'])
    expect(attendance?.oversikter).toEqual([
      {
        gjelderFra: null,
        elevforholdSkolear: null,
        fag: null,
        halvar: { fravarstimer: 6.75, undervisningstimer: 70, prosent: 9.64 },
        skolear: { fravarstimer: 6.75, undervisningstimer: 140, prosent: 4.82 },
      },
    ])
  })

  it('an enrolment that does not say it is at the main school is not kept', async () => {
    const { source } = await openFixture('broken')
    expect(JSON.stringify(await source.enrolment(['14831750031']))).not.toContain('Naturbruk')
  })

  it('two pupils under one systemId share nothing: a link could lead to the wrong child', async () => {
    const { source } = await openFixture('broken')
    expect(await source.enrolment(['51811250043', '21910750035'])).toEqual([[], []])
  })
})

describe('the example sets', () => {
  const FRIDA = '02890950046'
  const SANNA = '21910750035'

  it('are read without a fault', async () => {
    const sets = await Promise.all(['set-1-upper-secondary-attendance', 'set-2-follow-up-service'].map(openFixture))
    expect(sets.flatMap(({ faults }) => faults)).toEqual([])
  })

  it('give what a school has on a pupil in upper secondary', async () => {
    const { source } = await openFixture('set-1-upper-secondary-attendance')
    const math = { navn: 'MAT1011', beskrivelse: 'Matematikk 1P' }
    expect(await source.enrolment([FRIDA])).toMatchObject([
      [
        {
          gjelderFra: '2025-08-18',
          skolear: '2025/2026',
          placement: { grade: 'VG1', programme: 'Studiespesialisering' },
        },
      ],
    ])
    const [attendance] = await source.attendance([FRIDA])
    expect(attendance?.registreringer).toEqual([
      {
        gjelderFra: '2026-01-19',
        periode: { start: '2026-01-19T07:30:00Z', slutt: '2026-01-19T14:15:00Z' },
        fravarstype: 'DOCUMENTED',
        foresPaVitnemal: true,
      },
      {
        gjelderFra: '2025-11-24',
        periode: { start: '2025-11-24T07:30:00Z', slutt: '2025-11-24T09:00:00Z' },
        fravarstype: 'UNDOCUMENTED',
        foresPaVitnemal: true,
      },
      {
        gjelderFra: '2025-10-13',
        periode: { start: '2025-10-13T06:30:00Z', slutt: '2025-10-13T13:15:00Z' },
        fravarstype: 'DOCUMENTED',
        foresPaVitnemal: false,
      },
      {
        gjelderFra: '2025-09-08',
        periode: { start: '2025-09-08T06:30:00Z', slutt: '2025-09-08T08:00:00Z' },
        fravarstype: 'UNDOCUMENTED',
        foresPaVitnemal: true,
      },
    ])
    expect(attendance?.varsler).toEqual([
      { gjelderFra: '2025-11-28', sendt: '2025-11-28', fag: math, fravarsprosent: 9.64 },
    ])
    const [assessment] = await source.assessment([FRIDA])
    expect(assessment?.vurderinger.map(({ karakter }) => karakter)).toEqual([
      { mark: 3, status: 'MARKED' },
      { mark: null, status: 'NO_BASIS' },
    ])
    expect(assessment?.anmerkninger).toEqual([{ gjelderFra: '2025-08-18', skolear: '2025/2026', atferd: 1, orden: 3 }])
    expect((await source.contacts([FRIDA]))[0]).toMatchObject([{ navn: '1STA', kontaktlarere: ['Ola Lektor'] }])
    expect((await source.adaptedEducation([FRIDA]))[0]?.tilrettelegginger).toEqual([
      { gjelderFra: '2025-08-18', fag: math, tilrettelegging: 'EXTENDED_TIME', eksamensform: null },
    ])
  })

  it('give a youth in the follow-up service, without why school was left or that NAV runs the measure', async () => {
    const { source } = await openFixture('set-2-follow-up-service')
    expect(await source.followUpService([SANNA])).toEqual([
      [{ gjelderFra: null, status: 'IN_ACTIVITY', enhet: 'Oppfølgingstjenesten Testvik' }],
    ])
    const [enrolments] = await source.enrolment([SANNA])
    expect(
      enrolments?.map(({ avbruddsdato, placement }) => [avbruddsdato, placement.grade, placement.programme]),
    ).toEqual([
      ['2025-02-03', 'VG2', null],
      [null, 'VG1', 'Helse- og oppvekstfag'],
    ])
  })

  it('give nothing of a parent or a teacher whose number is in them', async () => {
    const { source } = await openFixture('set-1-upper-secondary-attendance')
    expect(await source.enrolment(['24847801014', '03818701151'])).toEqual([[], []])
  })
})

describe('a folder that is no source', () => {
  it('a folder that does not exist stops the start', async () => {
    await expect(openFixture('none')).rejects.toThrow('the source folder cannot be read (ENOENT)')
  })

  it('a folder without any collection stops the start, since it must be the wrong one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-school-'))
    await expect(openFolderSource(folder, () => undefined)).rejects.toThrow('holds no FINT collection')
    await rm(folder, { recursive: true })
  })
})
