import { randomUUID } from 'node:crypto'
import { parse, visit } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf, openCheckpoint, readLeaf, verifyInclusion } from '@samsyn/schema/log'
import { SLICE_IDS, type SliceId, sectorOf } from '@samsyn/schema/policy'
import { listDatabases } from './databases.ts'
import { EVERY_SLICE, NO_SECTOR, selectSlice } from './everything.ts'
import { SHARED_WITH_COORDINATOR } from './shared.ts'
import { setStage } from './stage.ts'
import { at } from './told.ts'

describe.each(listDatabases())('the product on $name', ({ open }) => {
  const { product, issuer, ask, askChild, idOf, sectorRequests } = setStage({ open })

  describe('a coordinator', () => {
    it.each(Object.entries(SHARED_WITH_COORDINATOR))(
      'sees of %s what the family shares, and no more',
      async (key, shared) => {
        const { data, withheld, errors } = await askChild('coordinator', key, EVERY_SLICE)
        expect(errors).toEqual([])
        const whole = withheld.filter(({ path }) => path.length === 3)
        expect(whole).toEqual(
          SLICE_IDS.filter((slice) => !shared.includes(slice)).map((slice) => ({
            path: ['child', ...slice.split('.')],
            slice,
            code: 'NOT_SHARED',
          })),
        )
        for (const slice of SLICE_IDS) {
          if (!shared.includes(slice)) expect(at(data, 'child', ...slice.split('.')) ?? null, slice).toBeNull()
        }
      },
    )

    it('sees data from every sector the family shares from, in one picture of one child', async () => {
      const { data } = await askChild('coordinator', 'linnea', EVERY_SLICE)
      const shared = new Set(SHARED_WITH_COORDINATOR['linnea']?.map(sectorOf))
      expect(shared.size).toBeGreaterThanOrEqual(4)
      for (const sector of shared) expect(at(data, 'child', sector), sector).not.toBeNull()
      expect(at(data, 'child', 'school', 'enrolment', 0, 'grade')).toBe('GRADE_4')
    })

    it('sees the caseload by name, each child with its own consent, and not the strictly protected', async () => {
      const { data, withheld } = await ask('coordinator', `{ children(first: 20) { nodes { id ${EVERY_SLICE} } } }`)
      const nodes = at(data, 'children', 'nodes') as { id: string }[]
      expect(new Set(nodes.map(({ id }) => id))).toEqual(new Set(Object.keys(SHARED_WITH_COORDINATOR).map(idOf)))
      for (const [index, { id }] of nodes.entries()) {
        const key = product().families.children.find((child) => child.id === id)?.key ?? ''
        const hidden = withheld.filter(({ path }) => path[2] === index && path.length === 5).map(({ slice }) => slice)
        const shared = SHARED_WITH_COORDINATOR[key] ?? []
        expect(hidden, key).toEqual(SLICE_IDS.filter((slice) => !shared.includes(slice)))
      }
    })

    it.each([null, 'CURIOSITY', 'coordination'])('with the purpose %s is shared nothing', async (purpose) => {
      const { data, withheld } = await askChild('coordinator', 'linnea', EVERY_SLICE, { purpose })
      expect(data).toEqual({ child: NO_SECTOR })
      expect(withheld.map(({ slice }) => slice)).toEqual(SLICE_IDS)
      expect(sectorRequests()).toEqual([])
    })

    it('is shared nothing for a purpose the family did not name', async () => {
      const { withheld } = await askChild('coordinator', 'linnea', selectSlice('school.attendance'), {
        purpose: 'TRANSITION',
      })
      expect(withheld.map(({ slice }) => slice)).toEqual(['school.attendance'])
      const bjorn = await askChild('coordinator', 'bjorn', selectSlice('school.attendance'), { purpose: 'TRANSITION' })
      expect(bjorn.withheld).toEqual([])
    })
  })

  describe('what is not shared', () => {
    it.each(SLICE_IDS)(
      '%s of a child whose family shares nothing is null, and its sector is not asked',
      async (slice) => {
        const { data, withheld } = await askChild('coordinator', 'emil', selectSlice(slice))
        expect(data).toEqual({ child: { [sectorOf(slice)]: null } })
        expect(withheld).toEqual([{ path: ['child', ...slice.split('.')], slice, code: 'NOT_SHARED' }])
        expect(sectorRequests()).toEqual([])
      },
    )

    it('is never asked for: each sector receives the fields and children that are shared, and no others', async () => {
      await ask('coordinator', `{ children(first: 20) { nodes { id ${EVERY_SLICE} } } }`)
      const shared = new Set(Object.values(SHARED_WITH_COORDINATOR).flat().map(sectorOf))
      expect(new Set(sectorRequests().map(({ subgraph }) => subgraph))).toEqual(shared)
      for (const { subgraph, query, children } of sectorRequests()) {
        const slices = readSlices(subgraph, query)
        expect(slices.length).toBeGreaterThan(0)
        for (const id of children) {
          const key = product().families.children.find((child) => child.id === id)?.key ?? ''
          const own = SHARED_WITH_COORDINATOR[key] ?? []
          expect(
            slices.filter((slice) => !own.includes(slice)),
            key,
          ).toEqual([])
        }
      }
    })

    it('looks the same whether a record exists or not', async () => {
      // The demo's files hold a PPT assessment of Linnea and none of Biret.
      const linnea = await askChild('coordinator', 'linnea', selectSlice('school.ppt'))
      const biret = await askChild('coordinator', 'biret', selectSlice('school.ppt'))
      expect(linnea.text).toBe(biret.text)
    })

    it('a namespace asked for nothing but its type is null, and no sector is asked', async () => {
      const { data, withheld } = await askChild('coordinator', 'linnea', 'school { __typename }')
      expect(data).toEqual({ child: { school: null } })
      expect(withheld).toEqual([])
      expect(sectorRequests()).toEqual([])
    })

    it('of a protected address is every field that tells where the child is', async () => {
      const { data, withheld } = await askChild(
        'coordinator',
        'ase',
        `municipality team { displayName organisation } ${EVERY_SLICE}`,
      )
      expect(at(data, 'child', 'municipality')).toBeNull()
      expect(at(data, 'child', 'team')).toEqual([{ displayName: null, organisation: null }])
      expect(at(data, 'child', 'school', 'contacts', 0)).toMatchObject({
        name: null,
        schoolEmail: null,
        schoolPhone: null,
      })
      expect(at(data, 'child', 'nav')).toBeNull()
      const enrolment = (at(data, 'child', 'school', 'enrolment') as Record<string, unknown>[])[0]
      expect(enrolment).toMatchObject({ grade: expect.stringMatching(/^GRADE_/), school: null })
      expect(withheld).toContainEqual({
        path: ['child', 'school', 'enrolment', 0, 'school'],
        slice: 'school.enrolment',
        code: 'NOT_SHARED',
      })
    })
  })

  describe('an outsider', () => {
    it('gets the same bytes for a child as for an id nobody has', async () => {
      const query = `query ($id: ID!) { child(id: $id) { displayName team { role } ${EVERY_SLICE} } }`
      const answers = await Promise.all(
        [idOf('linnea'), randomUUID(), 'no id at all', idOf('signe')].map((id) =>
          ask('outsider', query, { variables: { id } }),
        ),
      )
      for (const { text, status } of answers) {
        expect(status).toBe(200)
        expect(text).toBe(answers[0]?.text)
      }
      expect(answers[0]?.data).toEqual({ child: null })
      expect(sectorRequests()).toEqual([])
    })

    it('who claims a role in the token is an outsider all the same', async () => {
      const pid = product().families.person('tor').nationalIdentityNumber
      const roles = { role: 'COORDINATOR', roles: ['COORDINATOR'], scope: 'samsyn:team', team: idOf('linnea') }
      const query = `query ($id: ID!) { child(id: $id) { displayName ${EVERY_SLICE} } }`
      const variables = { id: idOf('linnea') }
      const claimed = await ask('outsider', query, { variables, token: await issuer().sign({ pid, ...roles }) })
      const plain = await ask('outsider', query, { variables })
      expect(claimed.text).toBe(plain.text)
      expect(claimed.data).toEqual({ child: null })
    })

    it('is a person signed in with too little assurance, whoever they are', async () => {
      const pid = product().families.person('kari').nationalIdentityNumber
      const query = 'query ($id: ID!) { me { displayName } child(id: $id) { displayName } }'
      const options = {
        variables: { id: idOf('linnea') },
        token: await issuer().sign({ pid, acr: 'idporten-loa-low' }),
      }
      expect((await ask('coordinator', query, options)).data).toEqual({ me: null, child: null })
      const enough = { ...options, token: await issuer().sign({ pid }) }
      expect((await ask('coordinator', query, enough)).data).toEqual({
        me: { displayName: 'Kari Nordvik' },
        child: { displayName: 'Linnea Lyngblom' },
      })
    })

    it('is not told apart from a coordinator who asks for a strictly protected child on the own team', async () => {
      const query = 'query ($id: ID!) { child(id: $id) { displayName } }'
      const signe = await ask('coordinator', query, { variables: { id: idOf('signe') } })
      const nobody = await ask('coordinator', query, { variables: { id: randomUUID() } })
      expect(signe.text).toBe(nobody.text)
    })
  })

  describe.each([
    ['guardian-a', 'linnea'],
    ['guardian-b', 'hakon'],
    ['youth', 'froya'],
    ['privacy-officer', 'linnea'],
  ])('%s', (persona, key) => {
    it('gets no sector data through the graph', async () => {
      const { data, withheld } = await askChild(persona, key, `displayName ${EVERY_SLICE}`)
      expect(data).toEqual({
        child: { displayName: expect.any(String), ...NO_SECTOR },
      })
      expect(withheld.map(({ slice }) => slice)).toEqual(SLICE_IDS)
      expect(sectorRequests()).toEqual([])
    })
  })

  describe('consent', () => {
    const WITHDRAW = `mutation ($input: WithdrawConsentInput!) {
      withdrawConsent(input: $input) { problem { code } directive { slices { slice { id } state } } } }`
    const directivesOf = async (persona: string, key: string) => {
      const { data } = await askChild(persona, key, 'directives { id textHash slices { slice { id } state } }')
      return at(data, 'child', 'directives') as {
        id: string
        textHash: string
        slices: { slice: { id: SliceId }; state: string }[]
      }[]
    }
    const findDirective = async (persona: string, key: string, slice: SliceId, state: string) => {
      const found = (await directivesOf(persona, key)).find(({ slices }) =>
        slices.some((entry) => entry.slice.id === slice && entry.state === state),
      )
      if (found === undefined) throw new Error(`no ${state} directive for ${slice}`)
      return found
    }

    it('withdrawn is in force for the next request, and the log shows the look-up and the withdrawal', async () => {
      const before = await askChild('coordinator', 'linnea', selectSlice('school.adaptedEducation'))
      expect(before.withheld).toEqual([])
      const { id } = await findDirective('guardian-a', 'linnea', 'school.adaptedEducation', 'ACTIVE')
      const input = { child: idOf('linnea'), directive: id, slices: ['school.adaptedEducation'] }
      const withdrawn = await ask('guardian-a', WITHDRAW, { variables: { input } })
      expect(at(withdrawn.data, 'withdrawConsent', 'problem')).toBeNull()

      const asked = sectorRequests().length
      const after = await askChild('coordinator', 'linnea', selectSlice('school.adaptedEducation'))
      expect(after.data).toEqual({ child: { school: null } })
      expect(after.withheld.map(({ slice }) => slice)).toEqual(['school.adaptedEducation'])
      expect(sectorRequests()).toHaveLength(asked)
      const others = await askChild('coordinator', 'linnea', selectSlice('school.attendance'))
      expect(others.withheld).toEqual([])

      const log = await askChild('guardian-a', 'linnea', 'accessLog(first: 50) { nodes { kind by slices { id } } }')
      const nodes = at(log.data, 'child', 'accessLog', 'nodes')
      const slices = [{ id: 'school.adaptedEducation' }]
      expect(nodes).toContainEqual({ kind: 'LOOKED', by: 'Kari Nordvik', slices })
      expect(nodes).toContainEqual({ kind: 'WITHDREW', by: 'Ingrid Lyngblom', slices })
    })

    it('given, used and withdrawn is in the log with proofs that whoever has the key of the log can check', async () => {
      const query = `accessLog(first: 50) { nodes { kind proof {
        number leaf record recordKey hashes checkpoint { size note } } } }`
      const readNodes = async (): Promise<ProvedEntry[]> => {
        const { data } = await askChild('youth', 'froya', query)
        return at(data, 'child', 'accessLog', 'nodes') as ProvedEntry[]
      }
      await askChild('coordinator', 'froya', selectSlice('school.attendance'))
      let nodes = await readNodes()
      while (nodes.some(({ proof }) => proof === null)) nodes = await readNodes()
      expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(['LOOKED', 'SIGNED', 'GAVE']))
      for (const { proof } of nodes) {
        if (proof === null) continue
        expect(isProved(proof, product().log.verifier)).toBe(true)
        expect(
          isProved({ ...proof, record: proof.record.replace('"child":"', '"child":"x') }, product().log.verifier),
        ).toBe(false)
        expect(isProved({ ...proof, number: proof.number + 1 }, product().log.verifier)).toBe(false)
      }
    })

    it('of one guardian where two must sign shares nothing until the other signs', async () => {
      const before = await askChild('coordinator', 'linnea', selectSlice('school.ppt'))
      expect(before.withheld.map(({ slice }) => slice)).toEqual(['school.ppt'])
      const { id, textHash } = await findDirective('guardian-b', 'linnea', 'school.ppt', 'PENDING')
      const sign = `mutation ($input: SignConsentInput!) { signConsent(input: $input) { problem { code } } }`
      const signed = await ask('guardian-b', sign, {
        variables: { input: { child: idOf('linnea'), directive: id, textHash } },
      })
      expect(at(signed.data, 'signConsent', 'problem')).toBeNull()
      const after = await askChild('coordinator', 'linnea', selectSlice('school.ppt'))
      expect(after.withheld).toEqual([])
      expect(at(after.data, 'child', 'school', 'ppt')).not.toBeNull()
    })

    it('denied by one parent is not shared, though both permitted it; and is again when the deny is withdrawn', async () => {
      const { id } = await findDirective('guardian-b', 'hakon', 'health.contacts', 'ACTIVE')
      const input = { child: idOf('hakon'), directive: id }
      const mother = await ask('guardian-a', WITHDRAW, { variables: { input } })
      expect(at(mother.data, 'withdrawConsent', 'problem', 'code')).toBe('NOT_FAMILY')
      const father = await ask('guardian-b', WITHDRAW, { variables: { input } })
      expect(at(father.data, 'withdrawConsent', 'problem')).toBeNull()
      const { withheld } = await askChild('coordinator', 'hakon', selectSlice('health.contacts'))
      expect(withheld).toEqual([])
    })

    it('given in the mutation itself discloses nothing more in its payload', async () => {
      const { id } = await findDirective('guardian-a', 'hakon', 'school.assessment', 'ACTIVE')
      const { data, withheld } = await ask(
        'guardian-a',
        `mutation ($input: WithdrawConsentInput!) {
          withdrawConsent(input: $input) { problem { code } child { ${selectSlice('school.attendance')} } } }`,
        { variables: { input: { child: idOf('hakon'), directive: id, slices: ['school.assessment'] } } },
      )
      expect(at(data, 'withdrawConsent')).toEqual({ problem: null, child: { school: null } })
      expect(withheld.map(({ slice }) => slice)).toEqual(['school.attendance'])
      expect(sectorRequests()).toEqual([])
    })

    it('is no business of a coordinator: neither directives nor log are theirs to read or change', async () => {
      const { data } = await askChild('coordinator', 'linnea', 'directives { id } accessLog { nodes { id } }')
      expect(data).toEqual({ child: { directives: null, accessLog: null } })
      const { id } = await findDirective('guardian-a', 'linnea', 'school.attendance', 'ACTIVE')
      const refused = await ask('coordinator', WITHDRAW, {
        variables: { input: { child: idOf('linnea'), directive: id } },
      })
      expect(at(refused.data, 'withdrawConsent', 'problem', 'code')).toBe('NOT_FAMILY')
    })
  })

  describe('the record of access', () => {
    it('holds every slice that left, by which directive, before the answer was sent', async () => {
      const count = async (): Promise<unknown[]> =>
        (
          await product().database.query('SELECT details FROM audit.disclosure WHERE child = $1 ORDER BY seq', [
            idOf('maret'),
          ])
        ).rows
      const before = await count()
      await askChild('coordinator', 'maret', selectSlice('nav.benefits'))
      const after = await count()
      expect(after.length).toBe(before.length + 1)
      expect(after.at(-1)).toEqual({
        details: {
          person: product().families.person('kari').id,
          role: 'COORDINATOR',
          service: 'COORDINATION_UNIT',
          organisation: '314000013',
          purpose: 'COORDINATION',
          slices: [{ slice: 'nav.benefits', directive: expect.any(String) }],
        },
      })
    })

    it('cannot be changed by SQL', async () => {
      await expect(product().database.query('DELETE FROM audit.disclosure')).rejects.toThrow(/append-only/)
      await expect(product().database.query("UPDATE registry.ledger SET kind = 'MEMBER_ADDED'")).rejects.toThrow(
        /append-only/,
      )
    })
  })

  describe('a subgraph', () => {
    it.each(['school', 'health', 'childWelfare', 'nav'] as const)(
      '%s called directly, without a grant, answers nothing',
      async (name) => {
        const response = await fetch(product().sectors[name].url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: '{ _service { sdl } }' }),
        })
        expect(response.status).toBe(401)
        expect(await response.json()).toEqual({
          errors: [{ message: 'A valid grant is required.', extensions: { code: 'GRANT_REQUIRED' } }],
        })
      },
    )

    it('reads the demo files without a fault', () => {
      for (const { log } of Object.values(product().sectors)) {
        expect(log.map(({ message }) => message)).toEqual(['listening'])
      }
    })
  })

  describe('while a sector is down', () => {
    beforeAll(() => product().sectors.nav.close())

    it('its shared slices say so, what is not shared looks as ever, and the rest is served', async () => {
      const { data, errors, withheld } = await askChild(
        'coordinator',
        'maret',
        `${selectSlice('school.attendance')} nav { contact { __typename } } childWelfare { plan { __typename } }`,
      )
      expect(at(data, 'child', 'school', 'attendance')).not.toBeNull()
      expect(at(data, 'child', 'nav')).toBeNull()
      expect(errors).toEqual([
        {
          message: 'The source does not answer.',
          path: ['child', 'nav', 'contact'],
          extensions: { code: 'SOURCE_UNAVAILABLE', slice: 'nav.contact' },
        },
      ])
      expect(withheld.map(({ slice }) => slice)).toEqual(['childWelfare.plan'])
    })

    it('a child that does not share its slices sees no difference', async () => {
      const { errors, withheld, data } = await askChild('coordinator', 'emil', 'nav { contact { __typename } }')
      expect(errors).toEqual([])
      expect(data).toEqual({ child: { nav: null } })
      expect(withheld.map(({ slice }) => slice)).toEqual(['nav.contact'])
    })
  })
})

interface ProvedEntry {
  readonly kind: string
  readonly proof: Proof | null
}

interface Proof {
  readonly number: number
  readonly leaf: string
  readonly record: string
  readonly recordKey: string
  readonly hashes: readonly string[]
  readonly checkpoint: { readonly size: number; readonly note: string }
}

/** Checks an entry as a family can: with nothing but the proof and the log's public key. */
function isProved({ number, leaf, record, recordKey, hashes, checkpoint: { note } }: Proof, verifier: string): boolean {
  const checkpoint = openCheckpoint(note, verifier)
  if (checkpoint === null) return false
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'))
  const digest = digestOf(Buffer.from(recordKey, 'base64url'), JSON.parse(record))
  return verifyInclusion(leaf, number, checkpoint.size, path, checkpoint.root) && readLeaf(leaf)?.digest === digest
}

/** The slices a recorded operation asks its sector for. */
function readSlices(sector: string, query: string): readonly SliceId[] {
  const slices: SliceId[] = []
  visit(parse(query), {
    Field: (node) => {
      if (node.name.value !== sector) return undefined
      for (const selection of node.selectionSet?.selections ?? []) {
        if (selection.kind === 'Field') slices.push(`${sector}.${selection.name.value}` as SliceId)
      }
      return false
    },
  })
  return slices
}
