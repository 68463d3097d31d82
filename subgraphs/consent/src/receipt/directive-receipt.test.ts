import DataLoader from 'dataloader'
import { describe, expect, it } from 'vitest'
import {
  type ChildFacts,
  type Directive,
  LEGAL_TABLE,
  NO_OFFICES,
  type Offices,
  type PersonId,
  type RegisterFacts,
} from '@samsyn/schema/policy'
import { hashConsentText, renderConsentText } from '@samsyn/schema/sdl'
import { type RegistryContext, viewChild } from '../loaders.ts'
import { directiveReceipt } from './directive-receipt.ts'
import type { FhirConsent } from './fhir-types.ts'
import type { writePlainReceipt } from './plain-receipt.ts'
import { CHILD, directiveOf, FATHER, findFhirFaults, MOTHER, NAMES, NOON, signatureOf, STAFF } from './testing.ts'

type PlainReceipt = ReturnType<typeof writePlainReceipt>

const [RECORDER, WITNESS, BENEFICIARY] = STAFF
const ORGANISATION = '314000013'
const context = {
  persons: new DataLoader(async (ids: readonly PersonId[]) =>
    ids.map((id) => ({ id, displayName: NAMES.get(id) ?? 'Ukjent' })),
  ),
} as RegistryContext

/** A family in November 2026 with a child of some age, and what it has said. */
function familyOf(
  age: number,
  directives: readonly Directive[],
  register: Partial<RegisterFacts> = {},
  kept: ChildFacts['kept'] = [],
): ChildFacts {
  return {
    child: CHILD,
    version: 1,
    legalTable: LEGAL_TABLE,
    register: {
      birthDate: `${2026 - age}-05-21`,
      addressProtection: 'UGRADERT',
      responsibility: [MOTHER, FATHER].map((person) => ({ person, kind: 'felles' })),
      parents: [MOTHER, FATHER],
      verger: [],
      careOrder: false,
      municipality: '9901',
      ...register,
    },
    team: [
      {
        id: 'e0000000-0000-4000-8000-000000000008',
        person: BENEFICIARY,
        role: 'COORDINATOR',
        service: 'COORDINATION_UNIT',
        organisation: ORGANISATION,
        from: '2026-01-01',
        to: null,
        removedAt: null,
      },
    ],
    directives,
    kept,
    requests: [],
    reports: [],
    organisations: [ORGANISATION],
  }
}

/** A directive on the text of its own terms, which these have signed. */
function signedBy(people: readonly PersonId[], changes: Partial<Directive> = {}): Directive {
  const textHash = hashConsentText(directiveOf(changes))
  return directiveOf({ textHash, signatures: people.map((person) => signatureOf(person, { textHash })), ...changes })
}

interface Asked {
  readonly offices?: Offices
  readonly registerReadAt?: string | null
}

/** The receipt of the first directive that the person sees, as it is written. */
async function read(
  facts: ChildFacts,
  person: PersonId,
  format: 'PLAIN' | 'FHIR_R4',
  { offices = NO_OFFICES, registerReadAt = NOON }: Asked = {},
): Promise<string> {
  const viewer = { person: { id: person, displayName: '' }, assurance: 'HIGH', offices, at: NOON } as const
  const view = viewChild(viewer, { facts, registerReadAt })
  const directive = view?.facts.directives[0]
  if (view === null || directive === undefined) throw new Error('the viewer sees no directive')
  return directiveReceipt({ view, directive }, { format }, context)
}

const readPlain = async (facts: ChildFacts, person: PersonId, asked?: Asked): Promise<PlainReceipt> =>
  JSON.parse(await read(facts, person, 'PLAIN', asked)) as PlainReceipt
const readFhir = async (facts: ChildFacts, person: PersonId, asked?: Asked): Promise<FhirConsent> =>
  JSON.parse(await read(facts, person, 'FHIR_R4', asked)) as FhirConsent

const EVERYONE = [MOTHER, FATHER, CHILD]
const AT = '2026-11-01T10:00:00.000Z'

describe('the receipt of a directive', () => {
  it('holds the text that was signed, in each language, and how the slice stands', async () => {
    const directive = signedBy([MOTHER, FATHER])
    const facts = familyOf(9, [directive])
    const plain = await readPlain(facts, FATHER)
    expect(plain.text).toEqual({
      sha256: directive.textHash,
      version: '2026-11',
      texts: {
        nb: renderConsentText(directive, 'nb'),
        nn: renderConsentText(directive, 'nn'),
        en: renderConsentText(directive, 'en'),
      },
    })
    expect(plain.slices.map(({ state }) => state)).toEqual(['ACTIVE'])
    const fhir = await readFhir(facts, FATHER)
    expect(fhir.status).toBe('active')
    expect(Buffer.from(fhir.sourceAttachment?.data ?? '', 'base64').toString('utf8')).toBe(
      renderConsentText(directive, 'nb'),
    )
    expect(findFhirFaults(fhir)).toEqual([])
  })

  it('holds no text when the registry would now write another: nobody signed that one', async () => {
    const facts = familyOf(9, [directiveOf()])
    expect((await readPlain(facts, MOTHER)).text.texts).toBeNull()
    expect((await readFhir(facts, MOTHER)).sourceAttachment).toBeUndefined()
  })

  it('ends each slice where the catalogue does', async () => {
    const slices = ['health.appointments', 'school.attendance'] as const
    const facts = familyOf(9, [signedBy([MOTHER, FATHER], { slices, validTo: '2027-09-29T22:00:00.000Z' })])
    expect((await readPlain(facts, MOTHER)).slices.map(({ id, endsAt }) => [id, endsAt])).toEqual([
      ['health.appointments', '2027-03-31T22:00:00.000Z'],
      ['school.attendance', '2027-09-29T22:00:00.000Z'],
    ])
  })
})

describe('the child’s own wall, in receipts', () => {
  const yes = signedBy(EVERYONE)
  const no = signedBy([CHILD], { id: 'd0000000-0000-4000-8000-00000000000a', kind: 'DENY', givenBy: CHILD })
  const withdrawn = { ...yes, withdrawals: [{ person: CHILD, at: AT, slices: yes.slices }] }
  const refused = { ...yes, refusals: [{ person: CHILD, at: AT }] }

  it.each([
    ['a veto', familyOf(16, [yes, no])],
    ['a withdrawal', familyOf(16, [withdrawn])],
    ['a refusal', familyOf(16, [refused])],
  ])('a youth’s %s reads to a guardian as not active, letter for letter the same as any other', async (_, facts) => {
    const vetoed = familyOf(16, [yes, no])
    expect(await read(facts, MOTHER, 'PLAIN')).toBe(await read(vetoed, MOTHER, 'PLAIN'))
    expect(await read(facts, MOTHER, 'FHIR_R4')).toBe(await read(vetoed, MOTHER, 'FHIR_R4'))
    const plain = await readPlain(facts, MOTHER)
    expect(plain.slices.map(({ state }) => state)).toEqual(['NOT_ACTIVE'])
    expect([plain.refusals, plain.withdrawals]).toEqual([[], []])
    const fhir = await readFhir(facts, MOTHER)
    expect(fhir.status).toBe('inactive')
    expect(findFhirFaults(fhir)).toEqual([])
  })

  it('the youth’s own receipt tells what the youth did', async () => {
    const plain = await readPlain(familyOf(16, [withdrawn]), CHILD)
    expect(plain.slices.map(({ state }) => state)).toEqual(['WITHDRAWN'])
    expect(plain.withdrawals).toEqual([
      { by: { id: CHILD, name: 'Åse Sjøberg' }, at: AT, slices: ['school.attendance'] },
    ])
  })

  it('so does that of a privacy officer', async () => {
    const offices = { ...NO_OFFICES, officerOf: [{ municipality: '9901', organisation: ORGANISATION }] }
    const plain = await readPlain(familyOf(16, [withdrawn]), RECORDER, { offices })
    expect(plain.withdrawals.map(({ by }) => by.id)).toEqual([CHILD])
  })

  it('a guardian is told what the other guardian took back', async () => {
    const facts = familyOf(16, [{ ...yes, withdrawals: [{ person: FATHER, at: AT, slices: yes.slices }] }])
    const plain = await readPlain(facts, MOTHER)
    expect(plain.slices.map(({ state }) => state)).toEqual(['WITHDRAWN'])
    expect(plain.withdrawals.map(({ by }) => by.name)).toEqual(['Pål Sjøberg'])
  })

  it('a health slice the child keeps reads as not active, and is not in the permit a guardian is given', async () => {
    const slices = ['health.plan', 'school.attendance'] as const
    const facts = familyOf(13, [signedBy([MOTHER, FATHER], { slices })], {}, [
      { slice: 'health.plan', from: AT, to: null },
    ])
    const plain = await readPlain(facts, MOTHER)
    expect(plain.slices.map(({ id, state }) => [id, state])).toEqual([
      ['health.plan', 'NOT_ACTIVE'],
      ['school.attendance', 'ACTIVE'],
    ])
    const { status, provision } = await readFhir(facts, MOTHER)
    expect([status, provision.class.map(({ code }) => code)]).toEqual(['active', ['school.attendance']])
  })

  it('a directive does not tell that it continues one the guardian is told nothing of', async () => {
    const own = signedBy([CHILD], { id: no.id, slices: ['health.plan'], givenBy: CHILD })
    const facts = familyOf(16, [signedBy(EVERYONE, { renews: own.id }), own])
    expect((await readPlain(facts, MOTHER)).renews).toBeNull()
    expect(await read(facts, MOTHER, 'FHIR_R4')).not.toContain(own.id)
    expect((await readPlain(facts, CHILD)).renews).toBe(own.id)
  })
})

describe('a parent without parental responsibility', () => {
  it('is told what they said of their own affairs, and nothing of what others took back', async () => {
    const directive: Directive = {
      ...signedBy([MOTHER, FATHER], { slices: ['school.attendance', 'childWelfare.parentSupport'] }),
      withdrawals: [
        { person: MOTHER, at: AT, slices: ['childWelfare.parentSupport'] },
        { person: FATHER, at: AT, slices: ['school.attendance', 'childWelfare.parentSupport'] },
      ],
    }
    const facts = familyOf(9, [directive], { responsibility: [{ person: MOTHER, kind: 'mor' }] })
    const plain = await readPlain(facts, FATHER)
    expect(plain.slices.map(({ id }) => id)).toEqual(['childWelfare.parentSupport'])
    expect(plain.withdrawals).toEqual([
      { by: { id: FATHER, name: 'Pål Sjøberg' }, at: AT, slices: ['childWelfare.parentSupport'] },
    ])
    expect(plain.child.name).toBeNull()
    expect(plain.text.texts).toBeNull()
    const fhir = await read(facts, FATHER, 'FHIR_R4')
    expect(fhir).not.toContain('school.attendance')
    expect(fhir).not.toContain('Åse')
  })
})

describe('what tells where the child is', () => {
  const record = { recorder: RECORDER, witness: WITNESS, beneficiary: BENEFICIARY, signedOn: '2026-10-02' }
  const signed = signedBy([MOTHER], {})
  const directive: Directive = {
    ...signed,
    signatures: [
      ...signed.signatures,
      signatureOf(FATHER, { textHash: signed.textHash, method: 'WITNESSED_ORAL', record }),
    ],
    unconfirmed: [
      {
        ...signatureOf(CHILD, { textHash: signed.textHash, method: 'PAPER' }),
        id: 'b0000000-0000-4000-8000-00000000000b',
        record,
      },
    ],
    hearings: [{ participation: 'OBSERVATION', heardOn: '2026-09-28', recordedBy: RECORDER, at: AT }],
  }
  const formats = ['PLAIN', 'FHIR_R4'] as const

  it.each(formats)('is in no receipt: no municipality, office, organisation or name of staff (%s)', async (format) => {
    const text = await read(familyOf(9, [directive]), MOTHER, format)
    for (const locating of ['9901', ORGANISATION, 'Ansatt', ...STAFF]) expect(text).not.toContain(locating)
  })

  it.each(formats)('is so little there that a protected address changes nothing (%s)', async (format) => {
    const open = await read(familyOf(9, [directive]), MOTHER, format)
    const secret = familyOf(9, [directive], { addressProtection: 'FORTROLIG', municipality: null })
    expect(await read(secret, MOTHER, format)).toBe(open)
  })

  it.each(formats)('nor does a register that has not been heard from (%s)', async (format) => {
    const facts = familyOf(9, [directive])
    expect(await read(facts, MOTHER, format, { registerReadAt: null })).toBe(await read(facts, MOTHER, format))
  })

  it('a signature that others put on record tells how and which day', async () => {
    const plain = await readPlain(familyOf(9, [directive]), MOTHER)
    expect(plain.signatures[1]).toEqual({
      by: { id: FATHER, name: 'Pål Sjøberg' },
      method: 'WITNESSED_ORAL',
      signedOn: '2026-10-02',
      signedAt: null,
      language: 'nb',
      isOnThisText: true,
    })
    expect(plain.signatures).toHaveLength(2)
  })
})
