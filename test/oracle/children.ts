import { openDatabase, registerOfficer } from '@samsyn/consent'
import { addDays, type SliceId } from '@samsyn/schema/policy'
import { type Act, addChild, OTHER, OWN, type Registry, tellDirective, type Traits } from './add-child.ts'

/**
 * Children who differ in what must not show. Those of class A are on Kari's team and share the same but for one slice,
 * which each does not share for a reason of its own. Those of class B nobody who asks may know of, each for a reason of
 * its own, with ledgers short and long.
 */

/** What none of class A shares. */
const SLICE: SliceId = 'school.ppt'
const LONG_LEDGER = 400

export interface AddedChild {
  /** What sets this one apart. */
  readonly name: string
  readonly id: string
}

export interface OracleChildren {
  readonly notShared: readonly AddedChild[]
  readonly hidden: readonly AddedChild[]
  /** Shares `nav.contact`, all of which tells where a child is, and has a protected address. */
  readonly locatingWithheld: AddedChild
  /** On Kari's team, sharing attendance: for what a hidden child stands beside. */
  readonly shown: AddedChild
}

export async function addOracleChildren(registry: Registry): Promise<OracleChildren> {
  const { families, database } = registry
  const add = async (name: string, traits: Traits): Promise<AddedChild> => ({
    name,
    id: await addChild(registry, traits),
  })
  const tell = (...terms: Parameters<typeof tellDirective> extends [Registry, ...infer R] ? R : never): Act[] => {
    const { given, signed } = tellDirective(registry, ...terms)
    return [given, signed]
  }
  const long = Array.from({ length: LONG_LEDGER / 4 }, () => tell(60, ['school.attendance'])).flat()
  const shared = (): Act[] => tell(60, ['school.enrolment', 'school.attendance'])
  const notShare = (name: string, acts: readonly Act[]): Promise<AddedChild> =>
    add(name, { team: ['kari'], acts: [...shared(), ...acts] })

  const refused = tellDirective(registry, 30, [SLICE])
  const refusal: Act = {
    daysAgo: 20,
    actor: 'roar',
    events: [{ kind: 'DIRECTIVE_REFUSED', body: { directive: refused.id } }],
  }
  const withdrawn = tellDirective(registry, 30, [SLICE])
  const withdrawal: Act = {
    daysAgo: 20,
    actor: 'lene',
    events: [{ kind: 'DIRECTIVE_WITHDRAWN', body: { directive: withdrawn.id, slices: [SLICE] } }],
  }
  const notShared = [
    await notShare('never asked', []),
    await notShare('refused', [refused.given, refusal]),
    await notShare('withdrawn', [withdrawn.given, withdrawn.signed, withdrawal]),
    await notShare('lapsed', tell(70, [SLICE], { months: 1 })),
    await notShare('vetoed', [...tell(30, [SLICE]), tellDirective(registry, 10, [SLICE], { kind: 'DENY' }).given]),
    await notShare('waiting for a signature', [tellDirective(registry, 30, [SLICE]).given]),
    await notShare('never asked, with a long ledger', long),
  ]
  const strict = { team: ['kari'], guardians: ['ingrid', 'gro'], address: 'STRENGT_FORTROLIG' } as const
  const hidden = [
    await add('of another team', { organisation: OTHER }),
    await add('of another team, with a long ledger', { organisation: OTHER, acts: long }),
    await add('of another municipality', { municipality: '9903', acts: long }),
    await add('strictly protected', strict),
    await add('strictly protected, with a long ledger', { ...strict, acts: long }),
    await add('unknown to the population register', { team: ['kari'], isRead: false, acts: long }),
    await add('of a former team', { organisation: OTHER, team: ['kari'], leftDaysAgo: 5, acts: long }),
  ]
  const locatingWithheld = await add('whose address is protected', {
    team: ['kari'],
    address: 'FORTROLIG',
    acts: [...shared(), ...tell(30, ['nav.contact'])],
  })
  const shown = await add('shown', { team: ['kari'], acts: shared() })
  await registerOfficer(openDatabase(database), {
    person: families.person('hanne').id,
    municipality: '9902',
    organisation: OWN,
    from: addDays(families.today, -100),
  })
  return { notShared, hidden, locatingWithheld, shown }
}

/** A child of another municipality and another organisation, who has a number and a long ledger. */
export async function addElsewhere(registry: Registry, nationalIdentityNumber: string): Promise<void> {
  const acts = Array.from({ length: LONG_LEDGER / 4 }, () => tellDirective(registry, 60, ['school.attendance']).given)
  await addChild(registry, { nationalIdentityNumber, municipality: '9903', organisation: OTHER, acts })
}

/** Strictly protected children join Kari's team, by names that come in between the others. */
export async function addHiddenToTeam(registry: Registry, names: readonly string[]): Promise<void> {
  for (const displayName of names) {
    await addChild(registry, { displayName, team: ['kari'], address: 'STRENGT_FORTROLIG' })
  }
}
