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
import { addDays } from '@samsyn/schema/policy'
import { recordEvents } from '../intake.ts'
import { sequencePending } from '../log/sequencer.ts'
import { actIn } from '../testing-acts.ts'
import { joinTeam, ORGANISATION, serveFamilies } from '../testing-families.ts'
import { BOTH_ENGINES, type TestRegistry } from '../testing.ts'
import { askFor, recordLooks } from './testing-looks.ts'

interface Proof {
  readonly number: number
  readonly leaf: string
  readonly record: string | null
  readonly recordKey: string | null
  readonly hashes: readonly string[]
  readonly checkpoint: Checkpoint
}

interface Checkpoint {
  readonly size: number
  readonly note: string
}

interface Entry {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly slices: readonly { readonly id: string }[]
  readonly disclosed: readonly { readonly slice: { readonly id: string }; readonly directive: { id: string } | null }[]
  readonly proof: Proof | null
}

const QUERY = `query ($id: ID!) {
  child(id: $id) { accessLog(first: 50) { nodes {
    id at kind slices { id } disclosed { slice { id } directive { id } }
    proof { number leaf record recordKey hashes checkpoint { size note } }
  } } }
  logCheckpoint { size note }
}`

const keys = generateKeys('testvik.example/log')

/** Whether the leaf is in the log that the key has signed. */
function isInLog({ leaf, number, hashes, checkpoint }: Proof, verifier = keys.verifier): boolean {
  const signed = openCheckpoint(checkpoint.note, verifier)
  if (signed === null || signed.size !== checkpoint.size) return false
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'))
  return verifyInclusion(leaf, number, signed.size, path, signed.root)
}

/** Whether the leaf is of the record, by nothing but what the caller was given. */
function isOfRecord({ leaf, record, recordKey }: Proof): boolean {
  const digest = createHmac('sha256', Buffer.from(recordKey ?? '', 'base64url')).update(record ?? '')
  return readLeaf(leaf)?.digest === digest.digest('base64url')
}

interface Look {
  readonly disclosed: {
    readonly purpose: string
    readonly slices: readonly { readonly slice: string; readonly directive: string }[]
  }
}

describe.each(BOTH_ENGINES)('the proof of an entry (%s)', (engine) => {
  let registry: TestRegistry
  let directive: string

  const sequence = () =>
    sequencePending({
      connect: () => registry.pool.connect(),
      signer: readSigner(keys.signer) as NoteSigner,
      verifiers: [keys.verifier],
      log: () => undefined,
    })
  const read = async (person: string, child: string) => {
    const { child: told, logCheckpoint } = await askFor<{
      child: { accessLog: { nodes: readonly Entry[] } }
      logCheckpoint: Checkpoint | null
    }>(registry, person, QUERY, { id: registry.idOf(child) })
    return { entries: told.accessLog.nodes, logCheckpoint }
  }
  const proven = async (
    person: string,
    child: string,
    kind?: string,
  ): Promise<readonly (Entry & { proof: Proof })[]> => {
    const { entries } = await read(person, child)
    return entries.flatMap((entry) =>
      entry.proof === null || (kind ?? entry.kind) !== entry.kind ? [] : [{ ...entry, proof: entry.proof }],
    )
  }

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    const { today } = registry.families
    for (const child of ['linnea', 'ailu', 'froya', 'ase']) {
      await registry.record(child, null, joinTeam(registry, 'kari'))
    }
    const acts = actIn(registry)
    const yes = await acts.given('ingrid', 'linnea')
    await acts.sign('pal', 'linnea', yes.id, yes.textHash)
    directive = yes.id
    await recordLooks(registry, 'linnea', [
      {
        slices: [
          { slice: 'school.attendance', directive: yes.id },
          { slice: 'health.contacts', directive: yes.id },
        ],
      },
      { slices: [] },
    ])
    const shared = await acts.given('sara', 'ailu', { slices: ['school.attendance', 'health.plan', 'health.contacts'] })
    const kept = { kind: 'SLICES_KEPT', body: { slices: ['health.plan'] } } as const
    await recordEvents(
      registry.database,
      registry.idOf('ailu'),
      registry.idOf('ailu'),
      `${addDays(today, -9)}T00:00:00.000Z`,
      [kept],
    )
    const by = (...slices: readonly string[]) => slices.map((slice) => ({ slice, directive: shared.id }))
    await recordLooks(registry, 'ailu', [
      { at: `${addDays(today, -100)}T09:00:00Z`, slices: by('school.attendance', 'health.contacts') },
      { at: `${addDays(today, -3)}T09:00:00Z`, slices: by('school.attendance', 'health.contacts') },
      { at: `${addDays(today, -2)}T09:00:00Z`, slices: by('school.attendance', 'health.plan') },
    ])
    await recordLooks(registry, 'froya', [{ slices: ['school.attendance'] }, { slices: ['school.ppt', 'health.plan'] }])
    await recordLooks(registry, 'ase', [{ slices: ['school.attendance'] }])
  })
  afterAll(() => registry.close())

  it('is none before the log’s next checkpoint, and then there', async () => {
    const before = await read('ingrid', 'linnea')
    expect(before.logCheckpoint).toBeNull()
    expect(before.entries).toHaveLength(5)
    expect(before.entries.map(({ proof }) => proof)).toEqual([null, null, null, null, null])
    await sequence()
    const after = await read('ingrid', 'linnea')
    expect(after.entries.map(({ id }) => id)).toEqual(before.entries.map(({ id }) => id))
    expect(after.entries.map(({ proof }) => proof?.checkpoint)).toEqual(
      Array.from({ length: 5 }, () => after.logCheckpoint),
    )
    expect(openCheckpoint(after.logCheckpoint?.note ?? '', keys.verifier)?.size).toBe(after.logCheckpoint?.size)
  })

  it.each(['ingrid', 'linnea', 'siri'])(
    'holds for %s, by what they were told and the log’s key alone',
    async (person) => {
      await sequence()
      const entries = await proven(person, 'linnea')
      expect(entries.map(({ kind }) => kind)).toEqual(['LOOKED', 'LOOKED', 'SIGNED', 'SIGNED', 'GAVE'])
      for (const { id, at, kind, slices, disclosed, proof } of entries) {
        expect([isInLog(proof), isOfRecord(proof)]).toEqual([true, true])
        expect(readLeaf(proof.leaf)?.at.startsWith(at.slice(0, -1))).toBe(true)
        if (kind !== 'LOOKED') continue
        expect(readLeaf(proof.leaf)?.id).toBe(id)
        const told = disclosed.map((one) => ({ slice: one.slice.id, directive: one.directive?.id }))
        expect((JSON.parse(proof.record ?? '') as Look).disclosed.slices).toEqual(told)
        expect(told.map(({ slice }) => slice)).toEqual(slices.map((slice) => slice.id))
      }
      const [, shown] = entries
      expect(shown?.disclosed).toEqual([
        { slice: { id: 'school.attendance' }, directive: { id: directive } },
        { slice: { id: 'health.contacts' }, directive: { id: directive } },
      ])
      const acts = entries.map(({ proof }) => (JSON.parse(proof.record ?? '') as { kind?: string }).kind)
      expect(acts).toEqual([undefined, undefined, 'DIRECTIVE_SIGNED', 'DIRECTIVE_SIGNED', 'DIRECTIVE_GIVEN'])
    },
  )

  it.each<[string, (proof: Proof, other: Proof) => Partial<Proof>]>([
    ['the leaf of another entry', (_, { leaf }) => ({ leaf })],
    ['the number of another', (_, { number }) => ({ number })],
    ['a number that is not in the log', ({ checkpoint }) => ({ number: checkpoint.size })],
    ['the hashes of another', (_, { hashes }) => ({ hashes })],
    ['a hash left out', ({ hashes }) => ({ hashes: hashes.slice(1) })],
    ['a hash added', ({ hashes }) => ({ hashes: [...hashes, hashes[0] as string] })],
    ['a leaf of another child', ({ leaf }) => ({ leaf: leaf.replace(/"child":"./, '"child":"_') })],
    ['a leaf of another moment', ({ leaf }) => ({ leaf: leaf.replace(/"at":"2/, '"at":"3') })],
    ['another size', ({ checkpoint }) => ({ checkpoint: { ...checkpoint, size: checkpoint.size + 1 } })],
    [
      'a note that was changed',
      ({ checkpoint }) => ({ checkpoint: { ...checkpoint, note: checkpoint.note.replace('testvik', 'testvig') } }),
    ],
  ])('does not hold with %s', async (_, change) => {
    await sequence()
    const [other, one] = await proven('linnea', 'linnea', 'LOOKED')
    if (one === undefined || other === undefined) throw new Error('no looks')
    expect(isInLog(one.proof)).toBe(true)
    expect(isInLog({ ...one.proof, ...change(one.proof, other.proof) })).toBe(false)
  })

  it('does not hold under another key, nor for another record or by another record’s key', async () => {
    await sequence()
    const [other, one] = await proven('linnea', 'linnea', 'LOOKED')
    if (one === undefined || other === undefined) throw new Error('no looks')
    expect(isInLog(one.proof, generateKeys('testvik.example/log').verifier)).toBe(false)
    expect(isOfRecord({ ...one.proof, record: other.proof.record })).toBe(false)
    expect(isOfRecord({ ...one.proof, recordKey: other.proof.recordKey })).toBe(false)
    const less = one.proof.record?.replace(',"purpose":"COORDINATION"', '') ?? ''
    expect(less).not.toBe(one.proof.record)
    expect(isOfRecord({ ...one.proof, record: less })).toBe(false)
  })

  describe('is for a guardian', () => {
    it('with the record of looks from before the child was 12 alone, whatever was shown since', async () => {
      await sequence()
      const looks = await proven('sara', 'ailu', 'LOOKED')
      expect(looks.map(({ slices }) => slices.map(({ id }) => id))).toEqual([
        ['school.attendance'],
        ['school.attendance', 'health.contacts'],
        ['school.attendance', 'health.contacts'],
      ])
      expect(looks.map(({ proof }) => [isInLog(proof), proof.record === null, proof.recordKey === null])).toEqual([
        [true, true, true],
        [true, true, true],
        [true, false, false],
      ])
    })

    it('with no record of a look from when the youth is 16', async () => {
      await sequence()
      const looks = await proven('pal', 'froya', 'LOOKED')
      expect(looks.map(({ slices }) => slices.map(({ id }) => id))).toEqual([['school.ppt'], ['school.attendance']])
      expect(looks.map(({ proof }) => [isInLog(proof), proof.record])).toEqual([
        [true, null],
        [true, null],
      ])
    })

    it('with the records of what the guardians did', async () => {
      await sequence()
      const given = await proven('niillas', 'ailu', 'GAVE')
      expect(given.map(({ proof }) => [isInLog(proof), isOfRecord(proof)])).toEqual([[true, true]])
    })
  })

  it('is for the child and the officer with every record', async () => {
    await sequence()
    for (const person of ['ailu', 'siri']) {
      const looks = await proven(person, 'ailu')
      expect(looks).toHaveLength(6)
      expect(looks.every(({ proof }) => isInLog(proof) && isOfRecord(proof))).toBe(true)
    }
  })

  it.each(['hanne', 'siri'])('is for %s without a record where places are withheld', async (person) => {
    await sequence()
    const looks = await proven(person, 'ase', 'LOOKED')
    expect(looks.map(({ proof }) => [isInLog(proof), proof.record, proof.recordKey])).toEqual([[true, null, null]])
    expect(JSON.stringify(looks)).not.toContain(ORGANISATION)
  })

  it('is read of a page at once, and holds whatever the log’s size', async () => {
    for (const size of [1, 2, 5]) {
      await recordLooks(
        registry,
        'linnea',
        Array.from({ length: size }, () => ({ slices: [] })),
      )
      await sequence()
      const entries = await proven('linnea', 'linnea')
      expect(entries.every(({ proof }) => isInLog(proof) && isOfRecord(proof))).toBe(true)
    }
  })
})
