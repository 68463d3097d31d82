import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  generateKeys,
  type NoteSigner,
  openCheckpoint,
  readLeaf,
  readSigner,
  verifyInclusion,
} from '@samsyn/schema/log'
import { LEGAL_TABLE } from '@samsyn/schema/policy'
import { askFor, recordLooks } from '../access-log/testing-looks.ts'
import { recordLegalTable } from '../legal-table/recorded.ts'
import { sequencePending } from '../log/sequencer.ts'
import { serveStaff, type Staff } from '../staff/testing-staff.ts'
import { BOTH_ENGINES } from '../testing.ts'

interface Part {
  readonly content: string
  readonly endCursor: string | null
}

interface Proof {
  readonly number: number
  readonly leaf: string
  readonly record: string | null
  readonly recordKey: string | null
  readonly hashes: readonly string[]
  readonly checkpoint: { readonly size: number; readonly note: string }
}

interface Entry {
  readonly id: string
  readonly kind: string
  readonly by: string | null
  readonly slices: readonly {
    readonly slice: string
    readonly directive: string | null
    readonly rule: string | null
  }[]
  readonly legalTable: number | null
  readonly proof: Proof | null
}

interface Evidence {
  readonly format: string
  readonly legalTables?: readonly { readonly seq: number; readonly rows: readonly { readonly id: string }[] }[]
  readonly checkpoint?: { readonly size: number }
  readonly directives?: readonly {
    readonly directive: string
    readonly signatures: readonly { readonly by: { readonly name: string } }[]
    readonly refusals: readonly { readonly by: { readonly name: string } }[]
    readonly withdrawals: readonly { readonly by: { readonly name: string }; readonly slices: readonly string[] }[]
  }[]
  readonly requests?: readonly { readonly by: string; readonly slices: readonly { readonly outcome: object }[] }[]
  readonly reports?: readonly { readonly message: string }[]
  readonly log?: readonly Entry[]
}

const QUERY = `query ($id: ID!, $format: EvidenceFormat!, $after: String) {
  child(id: $id) { evidence(format: $format, after: $after) { content endCursor } }
}`
const LOG = '{ nodes { id kind slices { id } } }'

const keys = generateKeys('testvik.example/log')

/** As a court would: by the pack and the log's key, and nothing else. */
function isProven({ leaf, number, hashes, record, recordKey, checkpoint }: Proof): boolean {
  const signed = openCheckpoint(checkpoint.note, keys.verifier)
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'))
  const digest = createHmac('sha256', Buffer.from(recordKey ?? '', 'base64url')).update(record ?? '')
  return (
    signed !== null &&
    verifyInclusion(leaf, number, signed.size, path, signed.root) &&
    readLeaf(leaf)?.digest === digest.digest('base64url')
  )
}

/** RFC 4180, each line by the names of the header, without the apostrophe before what a spreadsheet might run. */
function readTable(text: string): readonly Record<string, string>[] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).replace(/^'(?=[=+\-@])/, ''))
    if (end !== ',') lines.push([])
  }
  const [header = [], ...rows] = lines.slice(0, -1)
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

describe.each(BOTH_ENGINES)('the evidence of a child (%s)', (engine) => {
  let staff: Staff
  let given: string

  const sequence = () =>
    sequencePending({
      connect: () => staff.registry.pool.connect(),
      signer: readSigner(keys.signer) as NoteSigner,
      verifiers: [keys.verifier],
      log: () => {},
    })
  const readPart = async (person: string, child: string, format = 'JSON', after: string | null = null) => {
    const variables = { id: staff.registry.idOf(child), format, after }
    const { child: found } = await askFor<{ child: { evidence: Part | null } | null }>(
      staff.registry,
      person,
      QUERY,
      variables,
    )
    return found?.evidence
  }
  const read = async (person: string, child: string): Promise<Evidence> =>
    JSON.parse((await readPart(person, child))?.content ?? 'null') as Evidence

  beforeAll(async () => {
    staff = await serveStaff(engine)
    const { acts, registry } = staff
    await staff.send('kari', 'requestConsent', { child: 'linnea', slices: ['school.ppt'], purpose: 'COORDINATION' })
    const yes = await acts.given('ingrid', 'linnea', { slices: ['school.attendance', 'school.ppt'] })
    given = yes.id
    await acts.sign('pal', 'linnea', yes.id, yes.textHash)
    await recordLooks(registry, 'linnea', [{ slices: [{ slice: 'school.ppt', directive: yes.id }] }, { slices: [] }])
    await acts.withdraw('pal', 'linnea', yes.id, ['school.ppt'])
    const other = await acts.given('ingrid', 'linnea', { slices: ['nav.contact'] })
    await acts.refuse('pal', 'linnea', other.id)
    const { child } = await askFor<{ child: { log: { nodes: readonly { id: string; kind: string }[] } } }>(
      registry,
      'ingrid',
      `query ($id: ID!) { child(id: $id) { log: accessLog(first: 50) ${LOG} } }`,
      { id: registry.idOf('linnea') },
    )
    const look = child.log.nodes.find(({ kind }) => kind === 'LOOKED')?.id
    await staff.send('ingrid', 'reportLook', { child: 'linnea', look, message: 'Hvorfor så dere på dette?' })
    await sequence()
  })
  afterAll(() => staff.close())

  it('holds what was said and by whom, what was asked, what was reported and who looked', async () => {
    const evidence = await read('siri', 'linnea')
    expect(evidence.format).toBe('samsyn-evidence/1')
    expect(evidence.directives?.find(({ directive }) => directive === given)).toMatchObject({
      signatures: [{ by: { name: 'Ingrid Lyngblom' } }, { by: { name: 'Pål Åsmund Sørbø' } }],
      withdrawals: [{ by: { name: 'Pål Åsmund Sørbø' }, slices: ['school.ppt'] }],
    })
    expect(evidence.directives?.find(({ directive }) => directive !== given)).toMatchObject({
      refusals: [{ by: { name: 'Pål Åsmund Sørbø' } }],
    })
    expect(evidence.requests).toMatchObject([
      { by: 'Kari Nordvik', slices: [{ slice: 'school.ppt', outcome: { answer: 'WITHDRAWN', by: 'GUARDIAN' } }] },
    ])
    expect(evidence.reports).toMatchObject([{ message: 'Hvorfor så dere på dette?' }])
    expect(evidence.log?.map(({ kind }) => kind).toSorted()).toEqual(
      ['LOOKED', 'LOOKED', 'GAVE', 'GAVE', 'SIGNED', 'SIGNED', 'SIGNED', 'WITHDREW', 'REFUSED', 'REQUESTED'].toSorted(),
    )
  })

  it('has with each entry what proves it, to whoever has the log’s key', async () => {
    const { log = [], checkpoint } = await read('siri', 'linnea')
    expect(log.map(({ proof }) => proof !== null && isProven(proof))).toEqual(log.map(() => true))
    expect(log[0]?.proof?.checkpoint.size).toBe(checkpoint?.size)
    const [{ proof }] = log as [Entry & { proof: Proof }]
    expect(isProven({ ...proof, record: `${proof.record} ` })).toBe(false)
    expect(isProven({ ...proof, number: proof.number === 0 ? 1 : 0 })).toBe(false)
  })

  it('says by which row and which table of law each entry was, as they were that day', async () => {
    const before = await read('siri', 'linnea')
    const look = before.log?.find(({ kind, slices }) => kind === 'LOOKED' && slices.length > 0)
    expect(look).toMatchObject({ slices: [{ slice: 'school.ppt', directive: given, rule: 'S-0-14' }], legalTable: 1 })
    const changed = LEGAL_TABLE.map((row) => (row.id === 'S-0-14' ? { ...row, id: 'S-0-14-NEW' } : row))
    await recordLegalTable(staff.registry.database, changed)
    await staff.acts.given('ingrid', 'linnea', { slices: ['school.enrolment'] })
    const { log = [], legalTables = [] } = await read('siri', 'linnea')
    expect(legalTables.map(({ seq, rows }) => [seq, rows.some(({ id }) => id === 'S-0-14-NEW')])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(log.find(({ id }) => id === look?.id)).toEqual(look)
    expect(log[0]).toMatchObject({ slices: [{ slice: 'school.enrolment', rule: 'S-0-14-NEW' }], legalTable: 2 })
    expect(log.find(({ proof }) => proof === null)).toBeDefined()
    await sequence()
  })

  it('as CSV is a row for each slice, with the same proofs in hex', async () => {
    const { log = [], legalTables = [] } = await read('siri', 'linnea')
    const part = await readPart('siri', 'linnea', 'CSV')
    const rows = readTable(part?.content ?? '')
    const entries = rows.filter(({ section }) => section === 'log')
    expect([...new Set(entries.map(({ id }) => id))]).toEqual(log.map(({ id }) => id))
    expect(entries.length).toBe(log.reduce((sum, { slices }) => sum + Math.max(1, slices.length), 0))
    for (const { id, proof } of log) {
      const row = entries.find((one) => one['id'] === id) as Record<string, string>
      const hex = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding).toString('hex')
      expect(row).toMatchObject({
        leafNumber: String(proof?.number),
        leaf: proof?.leaf,
        record: proof?.record,
        recordKey: hex(proof?.recordKey ?? '', 'base64url'),
        hashes: proof?.hashes.map((hash) => hex(hash, 'base64')).join(' '),
        checkpoint: proof?.checkpoint.note,
      })
    }
    const kinds = rows.filter(({ section, id }) => section === 'directive' && id === given).map(({ kind }) => kind)
    expect(kinds).toEqual(['PERMIT', 'PERMIT', 'SIGNED', 'SIGNED', 'WITHDREW'])
    expect(rows.filter(({ section }) => section === 'law').map(({ id }) => id)).toEqual(
      legalTables.flatMap((table) => table.rows.map(({ id }) => id)),
    )
  })

  it('comes in parts, each entry in one of them', async () => {
    await recordLooks(
      staff.registry,
      'hakon',
      Array.from({ length: 1_003 }, () => ({ slices: [] })),
    )
    const ids: string[] = []
    let parts = 0
    for (let after: string | null = null; ; parts++) {
      const part: Part | null | undefined = await readPart('siri', 'hakon', 'JSON', after)
      const { log = [] } = JSON.parse(part?.content ?? '{}') as Evidence
      ids.push(...log.map(({ id }) => id))
      after = part?.endCursor ?? null
      if (after === null) break
    }
    expect(parts).toBe(2)
    expect(new Set(ids).size).toBe(1_003)
    expect(ids.length).toBe(1_003)
  })

  it('of a child with a protected address names nobody who helps, and shows no record that would', async () => {
    await staff.acts.given('hanne', 'ase', { slices: ['school.attendance'] })
    await recordLooks(staff.registry, 'ase', [{ slices: ['school.attendance'] }])
    await sequence()
    const { log = [] } = await read('siri', 'ase')
    expect(log.length).toBeGreaterThan(1)
    for (const { by, proof } of log) {
      expect(by).toBeNull()
      expect(proof).toMatchObject({ record: null, recordKey: null, leaf: expect.any(String) })
    }
    expect((await readPart('siri', 'ase', 'CSV'))?.content).not.toMatch(/Kari|314000013/)
  })

  it.each([
    ['ingrid', null],
    ['kari', null],
    ['hedda', null],
    ['tor', undefined],
  ])('is not %s’s to read', async (person, answer) => {
    expect(await readPart(person, 'linnea')).toBe(answer)
  })
})
