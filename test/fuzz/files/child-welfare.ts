import { randomUUID } from 'node:crypto'
import type { Canaries } from '../canaries.ts'
import type { Child } from '../people.ts'
import type { Random } from '../random.ts'
import { hold, latestFirst, listed, type SliceRecords } from '../records.ts'
import {
  conclude,
  createAftercare,
  createHiddenMeasure,
  createInvestigation,
  createMeasure,
  createParentSupport,
  createPlan,
  write,
} from './child-welfare-records.ts'

/** What the child welfare service has on a child, as an SSB message and our own two files, and in the graph's words. */

export interface CaseFiles {
  /** The SSB message. */
  readonly message: string
  readonly contacts: readonly object[]
  readonly parentSupport: readonly object[]
  readonly slices: SliceRecords
}

/** Before all that is in it. */
const CASE_START = -1_300

export function createCaseFiles(child: Child, today: string, canaries: Canaries, random: Random): CaseFiles {
  const { word } = canaries
  const start = canaries.day(CASE_START - 50, CASE_START)
  const investigations = [true, random.chance(0.5)].map((isOver) => createInvestigation(isOver, canaries, random))
  const plans = [0, 1].map(() => createPlan(canaries, random))
  const measures = [false, false, true].map((isCareOrder) => createMeasure(isCareOrder, canaries, random))
  const hidden = createHiddenMeasure(canaries)
  const aftercare = [0, 1].map(() => createAftercare(canaries, random))
  const parentSupport = [...child.parents, ...child.parents].map((parent) =>
    createParentSupport(child, parent, canaries, random),
  )
  const contacts = (['KONTAKTPERSON', 'STEDFORTREDER'] as const).map((rolle) => ({
    barn: child.nationalIdentityNumber,
    rolle,
    navn: word(),
    telefon: word(),
    epost: word(),
    kontor: word(),
    merknad: word(),
  }))
  const content = [
    write('Personalia', {
      Id: randomUUID(),
      StartDato: start,
      Fodselsnummer: child.nationalIdentityNumber,
      Fodseldato: child.birthDate,
      Kjonn: child.sex === 'female' ? '2' : '1',
    }),
    write('Melding', { Id: randomUUID(), StartDato: start }, [
      write('Melder', { Kode: '22', Presisering: word() }),
      write('Saksinnhold', { Kode: '18', Presisering: word() }),
      conclude(start, '2'),
    ]),
    ...investigations.map(({ xml }) => xml),
    ...plans.map(({ xml }) => xml),
    ...measures.map(({ xml }) => xml),
    hidden.xml,
    ...measures.map(({ decision }) => decision),
    hidden.decision,
    ...aftercare.map(({ xml }) => xml),
    ...[...measures, hidden].map(({ relation }) => relation),
  ]
  const message = write('Barnevern', { Id: randomUUID(), DatoUttrekk: `${today}T02:00:00+01:00` }, [
    write('Fagsystem', { Leverandor: word(), Navn: word(), Versjon: '1' }),
    write('Avgiver', { Organisasjonsnummer: '314000013', Kommunenummer: '9901', Kommunenavn: word() }),
    write('Sak', { Id: randomUUID(), StartDato: start, Journalnummer: word() }, content),
  ])
  return {
    message: `<?xml version="1.0" encoding="UTF-8"?>\n${message}\n`,
    // The deputy stands first, so that the order of the file is not the order that is told.
    contacts: contacts.toReversed(),
    parentSupport: parentSupport.map(({ file }) => file),
    slices: {
      contact: listed(
        contacts.map(({ rolle, navn, telefon, epost, kontor }) => ({
          date: null,
          told: hold({
            role: rolle === 'KONTAKTPERSON' ? 'CONTACT_PERSON' : 'DEPUTY',
            name: navn,
            telephone: telefon,
            email: epost,
            office: kontor,
          }),
        })),
      ),
      measures: latestFirst(measures.map(({ entry }) => entry)),
      plan: latestFirst(plans.map(({ entry }) => entry)),
      aftercare: latestFirst(aftercare.map(({ entry }) => entry)),
      investigationStatus: latestFirst(investigations.map(({ entry }) => entry)),
      parentSupport: latestFirst(parentSupport.map(({ entry }) => entry)),
    },
  }
}
