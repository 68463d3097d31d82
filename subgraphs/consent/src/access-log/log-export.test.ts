import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordEvents } from '../intake.ts'
import { actIn } from '../testing-acts.ts'
import { joinTeam, ORGANISATION, serveFamilies } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'
import type { AuditBundle, AuditEvent } from './audit-event-types.ts'
import { findAuditFaults } from './testing-audit.ts'
import { askFor, recordLooks, type TestLook } from './testing-looks.ts'

const EXPORT = `query ($id: ID!, $format: AccessLogFormat!, $after: String) {
  child(id: $id) { part: accessLogExport(format: $format, after: $after) { content endCursor } }
}`
const LOG = `query ($id: ID!, $after: String) { child(id: $id) { accessLog(first: 50, after: $after) {
  nodes { id at kind by onBehalfOf { displayName } role service purpose slices { id } disclosed { directive { id } } }
  pageInfo { endCursor }
} } }`

type Format = 'CSV' | 'FHIR_R4'

interface Part {
  readonly content: string
  readonly endCursor: string | null
}

interface Entry {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly by: string | null
  readonly onBehalfOf: { readonly displayName: string } | null
  readonly role: string | null
  readonly service: string | null
  readonly purpose: string | null
  readonly slices: readonly { readonly id: string }[]
  readonly disclosed: readonly { readonly directive: { readonly id: string } | null }[]
}

const HEADER = 'at,kind,by,onBehalfOf,role,service,purpose,slice,directive,entry'
const EMPTY_FILES = {
  CSV: `${HEADER}\r\n`,
  FHIR_R4: /^\{\s+"resourceType": "Bundle",\s+"type": "collection",\s+"timestamp": "[^"]+"\s+\}$/,
}
const PART = 500

describe.each(ENGINES)('the log as files (%s)', (engine) => {
  let registry: TestRegistry
  let directive: string

  const readPart = async (person: string, child: string, format: Format, after: string | null = null) => {
    const variables = { id: registry.idOf(child), format, after }
    return (await askFor<{ child: { part: Part } }>(registry, person, EXPORT, variables)).child.part
  }
  const readParts = async (person: string, child: string, format: Format): Promise<readonly string[]> => {
    const contents: string[] = []
    for (let after: string | null = null; ; ) {
      const { content, endCursor }: Part = await readPart(person, child, format, after)
      contents.push(content)
      after = endCursor
      if (after === null) return contents
    }
  }
  const readEvents = async (person: string, child: string): Promise<readonly AuditEvent[]> =>
    (await readParts(person, child, 'FHIR_R4')).flatMap((content) => {
      const { entry = [] } = JSON.parse(content) as AuditBundle
      return entry.map(({ resource }) => resource)
    })
  /** Cells of a table that has none with a comma, a quote or a line end, but for its header. */
  const readRows = async (person: string, child: string): Promise<readonly (readonly string[])[]> =>
    (await readParts(person, child, 'CSV')).flatMap((content) => {
      const [header, ...rows] = content.split('\r\n')
      expect([header, rows.pop()]).toEqual([HEADER, ''])
      return rows.map((row) => row.split(','))
    })
  const readLog = async (person: string, child: string): Promise<readonly Entry[]> => {
    const all: Entry[] = []
    for (let after: string | null = null; ; ) {
      interface Answer {
        readonly child: {
          readonly accessLog: {
            readonly nodes: readonly Entry[]
            readonly pageInfo: { readonly endCursor: string | null }
          }
        }
      }
      const { child: told }: Answer = await askFor<Answer>(registry, person, LOG, { id: registry.idOf(child), after })
      all.push(...told.accessLog.nodes)
      after = told.accessLog.pageInfo.endCursor
      if (after === null) return all
    }
  }

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    const acts = actIn(registry)
    for (const child of ['linnea', 'ailu', 'ase']) await registry.record(child, null, joinTeam(registry, 'kari'))
    const yes = await acts.given('ingrid', 'linnea')
    directive = yes.id
    await acts.sign('pal', 'linnea', yes.id, yes.textHash)
    await recordEvents(registry.database, registry.idOf('linnea'), registry.idOf('randi'), new Date().toISOString(), [
      {
        kind: 'DIRECTIVE_WITHDRAWN',
        body: { directive, slices: ['health.contacts'], onBehalfOf: registry.idOf('pal') },
      },
    ])
    const shown = ['school.attendance', 'health.contacts'].map((slice) => ({ slice, directive }))
    await recordLooks(registry, 'linnea', [
      { slices: shown },
      { slices: [] },
      { slices: ['nav.contact'] },
      { person: registry.idOf('siri'), role: null, service: null, purpose: null, slices: [] },
    ])
    await actIn(registry).given('sara', 'ailu', { slices: ['school.attendance', 'health.plan'] })
    await registry.record('ailu', 'ailu', { kind: 'SLICES_KEPT', body: { slices: ['health.plan'] } })
    await recordLooks(registry, 'ailu', [
      { slices: ['health.plan'] },
      { slices: ['school.attendance', 'health.plan'] },
      ...Array.from(
        { length: 2 * PART + 1 },
        (_, n): TestLook => ({
          at: new Date(Date.parse('2026-01-01T00:00:00Z') + n * 60_000).toISOString(),
          slices: n % 2 === 0 ? ['school.attendance', 'health.contacts'] : [],
        }),
      ),
    ])
    await actIn(registry).given('hanne', 'ase')
    await recordLooks(registry, 'ase', [{ slices: ['school.attendance'] }])
  })
  afterAll(() => registry.close())

  const READERS = [
    ['ingrid', 'linnea'],
    ['linnea', 'linnea'],
    ['siri', 'linnea'],
    ['sara', 'ailu'],
    ['ailu', 'ailu'],
    ['hanne', 'ase'],
  ] as const

  it.each(READERS)('tell %s of %s what the log does, in its order', async (person, child) => {
    const log = await readLog(person, child)
    const events = await readEvents(person, child)
    expect(events.map(({ recorded, subtype }) => [recorded, subtype.at(-1)?.code])).toEqual(
      log.map(({ at, kind }) => [at, kind]),
    )
    expect(new Set(events.map(({ id }) => id)).size).toBe(log.length)
    for (const [index, { entity, agent, purposeOfEvent = [] }] of events.entries()) {
      const told = log[index] as Entry
      const slices = entity.flatMap(({ detail = [] }) => detail.map(({ valueString }) => valueString))
      expect(slices.toSorted()).toEqual(told.slices.map(({ id }) => id).toSorted())
      expect(purposeOfEvent.flatMap(({ coding }) => coding.map(({ code }) => code))).toEqual(
        told.purpose === null ? [] : [told.purpose],
      )
      const names = agent.flatMap(({ who }) => (who?.display === undefined ? [] : [who.display]))
      const [by, own] = [told.by, told.onBehalfOf?.displayName]
      expect(names.filter((name) => name !== 'Samsyn')).toEqual([by, own].filter((name) => name != null))
    }
    const rows = await readRows(person, child)
    expect(rows.map((cells) => cells.slice(0, 8))).toEqual(
      log.flatMap(({ at, kind, by, onBehalfOf, role, service, purpose, slices }) => {
        const cells = [at, kind, by, onBehalfOf?.displayName, role, service, purpose].map((cell) => cell ?? '')
        return slices.length === 0 ? [[...cells, '']] : slices.map(({ id }) => [...cells, id])
      }),
    )
  })

  it.each(['CSV', 'FHIR_R4'] as const)(
    'come in parts of five hundred entries, each a file by itself (%s)',
    async (format) => {
      // Two parts and a little, of a log that both see all of.
      const log = await readLog('ailu', 'ailu')
      expect(log.length).toBeGreaterThan(2 * PART)
      const parts = await readParts('ailu', 'ailu', format)
      const count = (content: string): number =>
        format === 'FHIR_R4'
          ? ((JSON.parse(content) as AuditBundle).entry?.length ?? 0)
          : new Set(
              content
                .split('\r\n')
                .slice(1, -1)
                .map((row) => row.split(',').at(-1)),
            ).size
      expect(parts.map(count)).toEqual([PART, PART, log.length - 2 * PART])
    },
  )

  it.each(['CSV', 'FHIR_R4'] as const)(
    'go on after no cursor but the reader’s own of that format: %s',
    async (format) => {
      const { endCursor } = await readPart('ailu', 'ailu', format)
      const other = await readPart('ailu', 'ailu', format === 'CSV' ? 'FHIR_R4' : 'CSV')
      for (const [person, cursor] of [
        ['sara', endCursor],
        ['ailu', other.endCursor],
        ['ailu', ''],
        ['ailu', 'x'],
      ] as const) {
        const part = await readPart(person, 'ailu', format, cursor)
        expect(part).toEqual({ content: expect.stringMatching(EMPTY_FILES[format]), endCursor: null })
      }
    },
  )

  it('tell a guardian nothing of what is behind the child’s own wall', async () => {
    for (const format of ['CSV', 'FHIR_R4'] as const) {
      const own = (await readParts('ailu', 'ailu', format)).join('')
      const seen = (await readParts('sara', 'ailu', format)).join('')
      expect([own.includes('KEPT'), seen.includes('KEPT')]).toEqual([true, false])
    }
    const looks = (rows: readonly (readonly string[])[]) =>
      rows.filter(([, kind, , , , , , slice]) => kind === 'LOOKED' && slice === 'health.plan')
    expect(looks(await readRows('ailu', 'ailu'))).toHaveLength(2)
    expect(looks(await readRows('sara', 'ailu'))).toEqual([])
  })

  it('name no staff and nobody’s id who did something where places are withheld', async () => {
    for (const format of ['CSV', 'FHIR_R4'] as const) {
      const text = (await readParts('hanne', 'ase', format)).join('')
      expect(text).toContain('LOOKED')
      for (const locating of ['Kari', 'Nordvik', registry.idOf('kari'), registry.idOf('hanne'), ORGANISATION]) {
        expect(text).not.toContain(locating)
      }
      // By itself: four digits are somewhere in many a hash.
      expect(text).not.toMatch(/(?<![\w-])9901(?![\w-])/)
    }
  })

  it('are not the team’s to read', async () => {
    const { body } = await registry.ask('kari', EXPORT, { id: registry.idOf('linnea'), format: 'CSV' })
    expect(body).toEqual({ data: { child: { part: null } } })
  })

  it('as a table tell the directive that shared each slice, where the reader is told of it', async () => {
    const rows = await readRows('ingrid', 'linnea')
    expect(rows.flatMap(([, kind, , , , , , slice, by]) => (kind === 'LOOKED' ? [[slice, by]] : []))).toEqual([
      ['', ''],
      ['nav.contact', ''],
      ['', ''],
      ['school.attendance', directive],
      ['health.contacts', directive],
    ])
  })

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+47 Åse', `'+47 Åse`],
    ['-Åse', `'-Åse`],
    ['@Åse', `'@Åse`],
    ['\tÅse', `'\tÅse`],
    ['\rÅse', `"'\rÅse"`],
    ['Åse, Bø', '"Åse, Bø"'],
    ['Åse "Bø"', '"Åse ""Bø"""'],
    ['Åse\r\nBø', '"Åse\r\nBø"'],
  ])('as a table hold no formula, and quote what needs it: %j', async (displayName, cell) => {
    const id = registry.idOf('tor')
    await registry.pool.query('UPDATE registry.person SET display_name = $2 WHERE id = $1', [id, displayName])
    await recordLooks(registry, 'biret', [{ person: id, slices: [] }])
    const [content = ''] = await readParts('sara', 'biret', 'CSV')
    expect(content).toContain(`LOOKED,${cell},,COORDINATOR,`)
  })

  it('as FHIR are valid AuditEvents, and disclosures as IHE has them', async () => {
    for (const [person, child] of READERS) {
      for (const content of await readParts(person, child, 'FHIR_R4')) {
        expect(findAuditFaults(JSON.parse(content))).toEqual([])
      }
    }
  })

  it.each<[string, (disclosure: AuditEvent) => unknown]>([
    ['without who looked', ({ agent, ...rest }) => ({ ...rest, agent: agent.slice(0, 1) })],
    ['by another source', (event) => ({ ...event, source: { ...event.source, observer: { display: 'Other' } } })],
    ['of no patient', ({ entity, ...rest }) => ({ ...rest, entity: entity.slice(1) })],
    ['at no moment', (event) => ({ ...event, recorded: '2026-11-22' })],
    ['with what FHIR does not know', (event) => ({ ...event, child: 'x' })],
    ['with a purpose that is no concept', (event) => ({ ...event, purposeOfEvent: ['COORDINATION'] })],
  ])('as FHIR would not be valid %s', async (_, change) => {
    const bundle = JSON.parse((await readPart('ingrid', 'linnea', 'FHIR_R4')).content) as AuditBundle
    const disclosure = bundle.entry?.find(({ resource }) => resource.meta !== undefined)
    if (disclosure === undefined) throw new Error('no disclosure')
    expect(findAuditFaults({ ...bundle, entry: [disclosure] })).toEqual([])
    const changed = { ...disclosure, resource: change(disclosure.resource) }
    expect(findAuditFaults({ ...bundle, entry: [changed] })).not.toEqual([])
  })

  it('as FHIR have a look-up as all of this', async () => {
    const events = await readEvents('ingrid', 'linnea')
    const look = events.find(({ entity }) => entity.some(({ what }) => what?.type === 'Consent'))
    const network = {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
    }
    const samsyn = { type: 'Device', display: 'Samsyn' }
    const codify = (system: string, code: string) => ({ coding: [{ system, code }] })
    const dicom = 'http://dicom.nema.org/resources/ontology/DCM'
    expect(look).toEqual({
      resourceType: 'AuditEvent',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      meta: {
        profile: ['https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source'],
      },
      language: 'nb',
      type: { system: dicom, code: '110106', display: 'Export' },
      subtype: [
        { system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code: 'disclose' },
        { system: 'https://samsyn.no/fhir/CodeSystem/log-entry-kind', code: 'LOOKED' },
      ],
      action: 'R',
      recorded: expect.stringMatching(/Z$/),
      outcome: '0',
      purposeOfEvent: [codify('https://samsyn.no/fhir/CodeSystem/purpose', 'COORDINATION')],
      agent: [
        { type: codify(dicom, '110153'), who: samsyn, requestor: false, network },
        {
          type: codify(dicom, '110152'),
          role: [
            codify('https://samsyn.no/fhir/CodeSystem/team-role', 'COORDINATOR'),
            codify('https://samsyn.no/fhir/CodeSystem/service', 'COORDINATION_UNIT'),
          ],
          who: { reference: `urn:uuid:${registry.idOf('kari')}`, type: 'Practitioner', display: 'Kari Nordvik' },
          requestor: true,
          network,
        },
      ],
      source: {
        observer: samsyn,
        type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '4' }],
      },
      entity: [
        {
          what: { reference: `urn:uuid:${registry.idOf('linnea')}`, type: 'Patient' },
          type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1' },
          role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1' },
        },
        {
          what: { reference: `urn:uuid:${directive}`, type: 'Consent' },
          type: { system: 'http://hl7.org/fhir/resource-types', code: 'Consent' },
          detail: ['school.attendance', 'health.contacts'].map((slice) => ({
            type: 'https://samsyn.no/fhir/CodeSystem/slice',
            valueString: slice,
          })),
        },
      ],
    })
  })

  it('as FHIR tell whose act it was, where somebody else put it on record', async () => {
    const events = await readEvents('ingrid', 'linnea')
    const withdrawal = events.find(({ subtype }) => subtype.some(({ code }) => code === 'WITHDREW'))
    expect(
      withdrawal?.agent.map(({ type, who, requestor }) => [type?.coding[0]?.code, who?.type, who?.display, requestor]),
    ).toEqual([
      ['ENT', 'Practitioner', 'Randi Østervold', true],
      ['AUT', 'RelatedPerson', 'Pål Åsmund Sørbø', false],
    ])
  })
})
