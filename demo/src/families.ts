import { Temporal } from 'temporal-polyfill'
import { synthesizeIdentityNumber } from './national-identity-number.ts'

/**
 * The synthetic families of the demo and of every test. Birth dates follow from a reference date, so that the child who
 * is just under 12 is so on whatever day the product is started. No one here exists.
 */

export interface DemoPerson {
  /** A short name for use in code; never shown. */
  readonly key: string
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly sex: 'female' | 'male'
  readonly birthDate: string
  readonly nationalIdentityNumber: string
}

export interface DemoChild extends DemoPerson {
  readonly family: string
  readonly addressProtection: 'UGRADERT' | 'FORTROLIG' | 'STRENGT_FORTROLIG'
  /** A care order (omsorgsovertakelse) is in force. */
  readonly careOrder: boolean
  /** Keys of the registered holders of parental responsibility; empty from 18. */
  readonly holders: readonly string[]
  /** Keys of the registered parents. */
  readonly parents: readonly string[]
  /** `foreldreansvar.ansvar` as the population register writes it. */
  readonly responsibility: 'felles' | 'mor'
}

export interface DemoFamilies {
  /** The reference date everything is dated from: today in Europe/Oslo. */
  readonly today: string
  readonly municipality: { readonly number: string; readonly name: string }
  readonly children: readonly DemoChild[]
  readonly parents: readonly DemoPerson[]
  readonly staff: readonly DemoPerson[]
  child(key: string): DemoChild
  person(key: string): DemoPerson
}

type PersonRow = readonly [key: string, id: string, given: string, family: string, sex: 'female' | 'male', born: string]
type Age = { readonly years: number; readonly months?: number; readonly days?: number }
type ChildRow = readonly [
  key: string,
  id: string,
  given: string,
  family: string,
  sex: 'female' | 'male',
  age: Age,
  traits: {
    readonly family: string
    readonly parents: readonly string[]
    readonly responsibility: 'felles' | 'mor'
    readonly address?: 'FORTROLIG' | 'STRENGT_FORTROLIG'
    readonly careOrder?: true
  },
]

const LYNGBLOM = { family: 'Lyngblom', parents: ['ingrid', 'pal'], responsibility: 'felles' } as const
const FJELLBEKK = { family: 'Fjellbekk', parents: ['gro', 'stale'], responsibility: 'mor' } as const
const GUTTORM = { family: 'Guttorm', parents: ['sara', 'niillas'], responsibility: 'felles' } as const
const OSTBY = { family: 'Østby', parents: ['hanne'], responsibility: 'mor' } as const
const VAGA = { family: 'Vågå', parents: ['marte'], responsibility: 'mor' } as const
const NYGARD = { family: 'Nygård', parents: ['lene', 'roar'], responsibility: 'felles' } as const

const justUnder = (years: number): Age => ({ years: years - 1, months: 11 })
const justOver = (years: number): Age => ({ years, months: 1 })

// biome-ignore format: one row a child
const CHILDREN: readonly ChildRow[] = [
  ['linnea', '6f1c2a54-0d3b-4c1e-9a57-2f8e61b0c901', 'Linnea', 'Lyngblom', 'female', { years: 9, months: 8 }, LYNGBLOM],
  ['hakon', '0b9e7d13-5a42-4f6b-8c21-73d0a94e5f02', 'Håkon', 'Lyngblom', 'male', justUnder(15), LYNGBLOM],
  ['froya', 'd27a4c86-91e5-4b0d-a3f8-5c6b1e7f2a03', 'Frøya', 'Lyngblom', 'female', justOver(16), LYNGBLOM],
  ['ante', '4e83b5f1-2c7d-4a96-b10e-8d5f3c9a7e04', 'Ante', 'Fjellbekk', 'male', justUnder(12), FJELLBEKK],
  ['bjorn', '91d6e0a7-b84c-4f23-8e5a-0c7b2d4f6a05', 'Bjørn', 'Fjellbekk', 'male', justOver(15), FJELLBEKK],
  ['frida', '2a5f8c3e-7b19-4d60-9f4e-e1a0b6d3c706', 'Frida', 'Fjellbekk', 'female', justUnder(18), FJELLBEKK],
  ['biret', 'b7c41f9d-03e8-4265-a9d7-6f2e8b5c1d07', 'Biret Áile', 'Guttorm', 'female', { years: 3, months: 2 }, GUTTORM],
  ['ailu', '5d0e9b62-8f4a-4c37-b5e1-3a7c6d9f0e08', 'Áilu', 'Guttorm', 'male', justOver(12), GUTTORM],
  ['maret', 'e8f3a7c5-46b1-4d92-8a0f-9b5e2c7d4f09', 'Máret Eŋgá', 'Guttorm', 'female', justOver(18), GUTTORM],
  ['ase', '37b2d8f4-e96a-4150-9c3d-1f8a5e7b6c10', 'Åse', 'Østby', 'female', { years: 10, months: 5 }, { ...OSTBY, address: 'FORTROLIG' }],
  ['signe', 'c5a9e1b3-7d24-4f8c-b6a2-4e0d9f3c8b11', 'Signe', 'Vågå', 'female', { years: 13, months: 4 }, { ...VAGA, address: 'STRENGT_FORTROLIG' }],
  ['emil', '8e6f0d2c-b5a7-4391-8d4e-7c1b9a3f5e12', 'Emil', 'Nygård', 'male', justUnder(16), { ...NYGARD, careOrder: true }],
  ['thea', 'f14b7c9e-5d83-4a06-9e2f-b8d6c0a5e713', 'Thea', 'Nygård', 'female', { years: 21, months: 3 }, NYGARD],
]

// biome-ignore format: one row a person
const PARENTS: readonly PersonRow[] = [
  ['ingrid', '1b7e4d90-3c5f-4a28-8e61-d9f0b2c7a521', 'Ingrid', 'Lyngblom', 'female', '1985-06-05'],
  ['pal', '7c2f9a41-e8d6-4b53-9a07-5e1b3d8f6c22', 'Pål Åsmund', 'Sørbø', 'male', '1983-02-17'],
  ['gro', 'a95d1e68-0f4b-4c7a-b3d2-8f6e7c1a9b23', 'Gro', 'Fjellbekk', 'female', '1978-04-24'],
  ['stale', '3e8b6f27-d1c9-4a05-8b7e-2c4d0f9a5e24', 'Ståle', 'Ødegård', 'male', '1979-11-30'],
  ['sara', 'd60c8a35-4e7f-4b91-a2f6-9b1e5d3c7f25', 'Sárá', 'Guttorm', 'female', '1986-09-12'],
  ['niillas', '52f7b9e0-a8d4-4c16-9e3b-0d7f6a2c8b26', 'Niillas', 'Guttorm', 'male', '1984-01-08'],
  ['hanne', '8d1a3f6c-b7e2-4950-8c4f-e6b9d0a5f727', 'Hanne', 'Østby', 'female', '1990-07-19'],
  ['marte', 'e4c7d250-9f8b-4a63-b1e5-3d6a8c0f9b28', 'Marte', 'Vågå', 'female', '1988-03-03'],
  ['lene', '06b9f8e3-5c1d-4e74-a8d0-7f2c4b9e6a29', 'Lene', 'Nygård', 'female', '1982-12-01'],
  ['roar', '9a5e0c7b-f3d8-4216-9b6e-c8d1a4f7e530', 'Roar', 'Nygård', 'male', '1980-05-25'],
]

// biome-ignore format: one row a person
const STAFF: readonly PersonRow[] = [
  ['kari', '2f6d8b1e-c4a9-4075-8e3f-a1b5d7c9f041', 'Kari', 'Nordvik', 'female', '1977-08-14'],
  ['tor', 'b8e0a4f5-7d2c-4963-b9a1-6e3f5c8d0b42', 'Tor', 'Fjordheim', 'male', '1974-10-02'],
  ['siri', '64c9f7d2-1e8b-4a50-9d6c-f0b3a8e5c743', 'Siri', 'Vernes', 'female', '1969-01-21'],
  ['hedda', 'd3a6b8f9-0c5e-4712-8a9d-5f7e1c4b6d44', 'Hedda', 'Helland', 'female', '1981-03-27'],
  ['ola', '7e1f5c9a-d8b4-4036-b2c7-9a0d6e3f8b45', 'Ola', 'Lyng', 'male', '1987-01-03'],
  ['randi', 'ae7d3057-5592-4fc6-a5cc-2b46ca2b44fe', 'Randi', 'Østervold', 'female', '1979-06-18'],
  ['nils', 'acc22e31-f41b-4569-bf63-0a376135841e', 'Nils', 'Ågård', 'male', '1984-11-09'],
]

export function createFamilies(today: string): DemoFamilies {
  const reference = Temporal.PlainDate.from(today)
  let serial = 0
  const number = (birthDate: string, sex: 'female' | 'male'): string =>
    synthesizeIdentityNumber(birthDate, sex, serial++)
  const toPerson = ([key, id, givenName, familyName, sex, birthDate]: PersonRow): DemoPerson => ({
    key,
    id,
    givenName,
    familyName,
    sex,
    birthDate,
    nationalIdentityNumber: number(birthDate, sex),
  })
  const children = CHILDREN.map(([key, id, givenName, familyName, sex, age, traits]): DemoChild => {
    const birthDate = reference.subtract(age).toString()
    const { family, parents, responsibility, address = 'UGRADERT', careOrder = false } = traits
    return {
      ...toPerson([key, id, givenName, familyName, sex, birthDate]),
      family,
      addressProtection: address,
      careOrder,
      parents,
      holders: age.years >= 18 ? [] : responsibility === 'felles' ? parents : parents.slice(0, 1),
      responsibility,
    }
  })
  const parents = PARENTS.map(toPerson)
  const staff = STAFF.map(toPerson)
  const everyone = new Map<string, DemoPerson>(
    [...children, ...parents, ...staff].map((person) => [person.key, person]),
  )
  const find = <T>(found: T | undefined, key: string): T => {
    if (found === undefined) throw new Error(`no one in the demo has the key ${key}`)
    return found
  }
  return {
    today,
    municipality: { number: '9901', name: 'Testvik' },
    children,
    parents,
    staff,
    child: (key) =>
      find(
        children.find((child) => child.key === key),
        key,
      ),
    person: (key) => find(everyone.get(key), key),
  }
}

/** Today in Norway, as `createFamilies` takes it. */
export function todayInNorway(): string {
  return Temporal.Now.plainDateISO('Europe/Oslo').toString()
}
