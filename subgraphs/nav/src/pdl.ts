import { z } from 'zod'
import { RESPONSIBILITIES } from '@samsyn/schema/policy'
import { identityNumber, type Report, readAnswer, readRecords } from './wire.ts'

type ParentRole = 'MOTHER' | 'FATHER' | 'CO_MOTHER' | 'OTHER_HOLDER'

export interface ParentLink {
  readonly nationalIdentityNumber: string
  readonly role: ParentRole
}

/** Who a folder is about, and who that person's parents are. */
export interface Identity {
  readonly nationalIdentityNumber: string
  /** Registered parents and holders of parental responsibility, each once. */
  readonly parents: readonly ParentLink[]
}

const person = z.object({
  hentPerson: z.object({
    folkeregisteridentifikator: z.array(z.object({ identifikasjonsnummer: z.string(), status: z.string() })),
    forelderBarnRelasjon: z.array(z.unknown()).nullish(),
    foreldreansvar: z.array(z.unknown()).nullish(),
  }),
})

const metadata = z.object({ historisk: z.boolean() })

const PARENT_ROLES: Readonly<Record<string, ParentRole>> = { MOR: 'MOTHER', FAR: 'FATHER', MEDMOR: 'CO_MOTHER' }

const relation = z.object({
  relatertPersonsIdent: identityNumber.nullish(),
  relatertPersonsRolle: z.enum(['MOR', 'FAR', 'MEDMOR', 'BARN']),
  metadata,
})

const responsibility = z.object({
  ansvar: z.enum(RESPONSIBILITIES),
  ansvarlig: identityNumber.nullish(),
  ansvarssubjekt: identityNumber.nullish(),
  folkeregistermetadata: z.object({ opphoerstidspunkt: z.string().nullish() }).nullish(),
  metadata,
})

const PERSON = '/data/hentPerson'

/** Reads the answer to PDL's `hentPerson`. `null`, reported: it does not tell who the person is today. */
export function readIdentity(value: unknown, report: Report): Identity | null {
  const answer = readAnswer(person, value, report)
  if (answer === null) return null
  const { folkeregisteridentifikator, forelderBarnRelasjon, foreldreansvar } = answer.hentPerson
  const inUse = folkeregisteridentifikator.filter(({ status }) => status === 'I_BRUK')
  const own = identityNumber.safeParse(inUse[0]?.identifikasjonsnummer)
  if (inUse.length !== 1 || !own.success) {
    report('FILE_REFUSED', `${PERSON}/folkeregisteridentifikator`, 'does not hold exactly one number in use')
    return null
  }
  const parents = new Map<string, ParentRole>()
  for (const holder of readRecords(responsibility, foreldreansvar ?? [], `${PERSON}/foreldreansvar`, report)) {
    if (isHolderOf(holder, own.data)) parents.set(holder.ansvarlig, 'OTHER_HOLDER')
  }
  for (const related of readRecords(relation, forelderBarnRelasjon ?? [], `${PERSON}/forelderBarnRelasjon`, report)) {
    const role = PARENT_ROLES[related.relatertPersonsRolle]
    if (role === undefined || related.metadata.historisk || related.relatertPersonsIdent == null) continue
    parents.set(related.relatertPersonsIdent, role)
  }
  return {
    nationalIdentityNumber: own.data,
    parents: [...parents].map(([nationalIdentityNumber, role]) => ({ nationalIdentityNumber, role })),
  }
}

type Responsibility = z.infer<typeof responsibility>

/**
 * Whether someone holds responsibility for the child whose record this is, today. A parent's record names the parent as
 * `ansvarlig` for the child, so the subject decides; `ukjent` decides nothing.
 */
function isHolderOf(held: Responsibility, child: string): held is Responsibility & { ansvarlig: string } {
  return (
    held.ansvarlig != null &&
    held.ansvarlig !== child &&
    (held.ansvarssubjekt ?? child) === child &&
    held.ansvar !== 'ukjent' &&
    held.folkeregistermetadata?.opphoerstidspunkt == null &&
    !held.metadata.historisk
  )
}
