import type { FaultListener } from '@samsyn/kit'
import {
  AFTERCARE_RULES,
  CASE_RULES,
  INVESTIGATION_RULES,
  MEASURE_RULES,
  PERSONALIA_RULES,
  PLAN_RULES,
} from './case-rules.ts'
import { judgeIdentityNumber } from './identity-number.ts'
import type { Case, Message } from './message.ts'
import { type MessageRecord, type RecordName, RECORDS } from './message-records.ts'
import { type CaseRecords, toAftercare, toInvestigation, toMeasure, toPlan } from './records.ts'
import type { CaseFacts, Rule } from './rule.ts'

/** Says of a record that it is skipped: the element's path in the message, and why. */
type Skip = (place: string, reason: string) => void

interface Located<R> {
  readonly record: R
  readonly place: string
}

const CASE = '/Barnevern/Sak'

/**
 * Judges a message's records by the specification and reduces those that hold to what may be told.
 * @returns the child's identity number with the records, or `null` when the case cannot be told to be the child's
 */
export function readCase(
  message: Message,
  onFault: FaultListener,
): { readonly nationalIdentityNumber: string; readonly records: CaseRecords } | null {
  const content = message.case
  const skip: Skip = (place, reason) => onFault({ kind: 'RECORD_SKIPPED', file: message.file, place, reason })
  if (content.ErSlettet) return null
  const facts: CaseFacts = {
    case: content,
    extractedOn: message.extractedOn,
    birthDate: null,
    decisions: relateDecisions(content, skip),
  }
  if (!keepsRules(CASE_RULES, { record: content, place: CASE }, isMigrated(content), facts, skip)) return null
  const identity = findIdentity(content, facts, skip)
  if (identity === null) return null

  const known = { ...facts, birthDate: identity.Fodseldato }
  const read = <N extends 'Tiltak' | 'Plan' | 'Ettervern' | 'Undersokelse'>(
    name: N,
    rules: readonly Rule<MessageRecord<N>>[],
  ): MessageRecord<N>[] =>
    readRecords(content, name, skip)
      .filter((located) => keepsRules(rules, located, isMigrated(located.record), known, skip))
      .map(({ record }) => record)
  return {
    nationalIdentityNumber: identity.Fodselsnummer,
    records: {
      measures: read('Tiltak', MEASURE_RULES).flatMap(toMeasure),
      plans: read('Plan', PLAN_RULES).flatMap(toPlan),
      aftercare: read('Ettervern', AFTERCARE_RULES).map(toAftercare),
      investigations: read('Undersokelse', INVESTIGATION_RULES).map(toInvestigation),
    },
  }
}

/** The records of one element name that are not deleted, in the order and with the path they have in the message. */
function readRecords<N extends RecordName>(content: Case, name: N, skip: Skip): Located<MessageRecord<N>>[] {
  const deleted = new Set(content.Slettet.filter(({ Type }) => Type === name).map(({ Id }) => Id))
  return content[name].flatMap((element, index) => {
    const place = `${CASE}/${name}[${index + 1}]`
    const parsed = RECORDS[name].safeParse(element)
    if (!parsed.success) {
      skip([place, ...(parsed.error.issues[0]?.path ?? [])].join('/'), 'it cannot be read')
      return []
    }
    const record = parsed.data as MessageRecord<N>
    return record.ErSlettet || deleted.has(record.Id) ? [] : [{ record, place }]
  })
}

/** Reports the first rule a record breaks. Data migrated from KOSTRA (MigrertId) breaks none: there, ERROR is WARNING. */
function keepsRules<R>(
  rules: readonly Rule<R>[],
  { record, place }: Located<R>,
  migrated: boolean,
  facts: CaseFacts,
  skip: Skip,
): boolean {
  const broken = migrated ? undefined : rules.find((rule) => rule.isBroken(record, facts))
  if (broken !== undefined) skip(place, `${broken.name}: ${broken.reason}`)
  return broken === undefined
}

function isMigrated({ MigrertId }: { readonly MigrertId?: string | undefined }): boolean {
  return MigrertId !== undefined
}

/**
 * The Personalia with the latest start is the current one. Where it is faulty no older one stands in: the number it
 * corrected may be another child's.
 */
function findIdentity(content: Case, facts: CaseFacts, skip: Skip): MessageRecord<'Personalia'> | null {
  let isUnreadable = false
  const all = readRecords(content, 'Personalia', (place, reason) => {
    isUnreadable = true
    skip(place, reason)
  })
  if (isUnreadable) return null
  const latest = all.reduce((found, { record }) => (record.StartDato > found ? record.StartDato : found), '')
  const current = all.filter(({ record }) => record.StartDato === latest)
  const [first] = current
  if (first === undefined) {
    skip(CASE, 'Personalia Kontroll 11: it lacks Personalia')
    return null
  }
  if (current.some(({ record }) => record.Fodselsnummer !== first.record.Fodselsnummer)) {
    skip(CASE, 'two Personalia of the same date have different identity numbers')
    return null
  }
  if (!keepsRules(PERSONALIA_RULES, first, isMigrated(content), facts, skip)) return null
  if (judgeIdentityNumber(first.record.Fodselsnummer) !== 'INCOMPLETE') return first.record
  skip(first.place, 'Personalia Kontroll 18: the identity number is incomplete, several children can have it')
  return null
}

function relateDecisions(content: Case, skip: Skip): CaseFacts['decisions'] {
  const bases = new Map(readRecords(content, 'Vedtak', skip).map(({ record }) => [record.Id, record.Lovhjemmel]))
  const decisions = new Map<string, MessageRecord<'Vedtak'>['Lovhjemmel'][]>()
  for (const { record } of readRecords(content, 'Relasjon', skip)) {
    const basis = record.FraType === 'Vedtak' && record.TilType === 'Tiltak' ? bases.get(record.FraId) : undefined
    if (basis !== undefined) decisions.set(record.TilId, [...(decisions.get(record.TilId) ?? []), basis])
  }
  return decisions
}
