import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { DemoFamilies } from '../families.ts'
import { describePerson } from './nav-pdl.ts'
import { type ActivityRow, NAV_RECORDS, type NavRecords, type SupportRow } from './nav-records.ts'

/**
 * Writes what NAV has on the demo's children and parents, as PDL, veilarboppfolging, veilarbaktivitet and
 * veilarbvedtaksstotte answer: one sub-folder per person. Dates count from `families.today`.
 */
export async function writeNavFiles(families: DemoFamilies, folder: string): Promise<void> {
  const people = [...families.children, ...families.parents]
  for (const [index, person] of people.entries()) {
    // Numbered, since a folder's name must not tell who it is about.
    const personFolder = join(folder, `person-${String(index + 1).padStart(2, '0')}`)
    await mkdir(personFolder, { recursive: true })
    const records = NAV_RECORDS[person.key] ?? {}
    const files: Record<string, unknown> = {
      'pdl-hentPerson.json': describePerson(families, person),
      ...describeRecords(records, createCalendar(families.today), index),
    }
    for (const [file, content] of Object.entries(files)) {
      await writeFile(join(personFolder, file), `${JSON.stringify(content, null, 2)}\n`)
    }
  }
}

interface Calendar {
  /** The date so many days from today. */
  day(days: number): string
  /** The instant of a time on that day in Norway, with offset. */
  instant(days: number, time?: string): string
}

function createCalendar(today: string): Calendar {
  const shift = (days: number) => Temporal.PlainDate.from(today).add({ days })
  return {
    day: (days) => shift(days).toString(),
    instant: (days, time = '00:00:00') =>
      shift(days)
        .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: Temporal.PlainTime.from(time) })
        .toString({ timeZoneName: 'never' }),
  }
}

function describeRecords(records: NavRecords, calendar: Calendar, person: number): Record<string, unknown> {
  const { followUp, decision, benefits, household } = records
  const periods = followUp?.periods.map(([start, end], index) => ({
    id: `63c13054-717f-4bc7-${8000 + index}-${String(person).padStart(12, '0')}`,
    start: calendar.instant(start, '09:14:02.311'),
    end: end === null ? null : calendar.instant(end, '15:30:00'),
  }))
  return {
    ...(periods && {
      'veilarboppfolging.json': describeFollowUp(periods, followUp?.locked === true),
      'veilarbaktivitet-perioder.json': describeActivities(periods, followUp?.activities ?? [], calendar),
    }),
    ...(decision !== undefined && {
      'vedtak14a.json': decision && { ...decision, fattetDato: calendar.instant(decision.fattetDato, '10:15:30.123') },
    }),
    ...(benefits && { 'ytelser.json': describeSupports(benefits, calendar) }),
    ...(household && { 'husholdningsokonomi.json': describeSupports(household, calendar) }),
  }
}

interface Period {
  readonly id: string
  readonly start: string
  readonly end: string | null
}

function describeFollowUp(periods: readonly Period[], locked: boolean): unknown {
  return {
    data: {
      oppfolgingsEnhet: { enhet: { id: '9901', navn: 'Nav Testvik', kilde: 'NORG' } },
      oppfolging: { erUnderOppfolging: periods.some(({ end }) => end === null) },
      brukerStatus: { erKontorsperret: locked, kontorSperre: locked ? { kontorId: '9901' } : null },
      oppfolgingsPerioder: periods.map(({ id, start, end }) => ({ id, startTidspunkt: start, sluttTidspunkt: end })),
    },
  }
}

function describeActivities(periods: readonly Period[], rows: readonly ActivityRow[], calendar: Calendar): unknown {
  const describe = ({ from, to, ekstern, ...members }: ActivityRow, index: number, period: Period): unknown => ({
    id: String(501 + index),
    versjon: String(50_101 + 100 * index),
    fraDato: calendar.instant(from),
    tilDato: calendar.instant(to),
    opprettetDato: calendar.instant(Math.min(from, 0) - 14, '10:00:00'),
    endretDato: calendar.instant(Math.min(from, 0) - 7, '10:00:00'),
    endretAv: 'Z990200',
    historisk: false,
    oppfolgingsperiodeId: period.id,
    ...members,
    eksternAktivitet: ekstern === undefined ? null : { detaljer: [], etiketter: [], ...ekstern },
  })
  const perioder = periods.map((period, latest) => ({
    id: period.id,
    start: period.start,
    slutt: period.end,
    aktiviteter: latest === 0 ? rows.map((row, index) => describe(row, index, period)) : [],
  }))
  return { data: { perioder } }
}

function describeSupports(rows: readonly SupportRow[], calendar: Calendar): unknown {
  return {
    ytelser: rows.map(([ytelse, from, to, further = {}]) => ({
      ytelse,
      fraDato: calendar.day(from),
      tilDato: to === null ? null : calendar.day(to),
      felles: false,
      ...further,
    })),
  }
}
