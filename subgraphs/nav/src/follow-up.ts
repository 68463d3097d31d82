import { z } from 'zod'
import { osloDate, type Report, readAnswer, readRecords } from './wire.ts'

interface Contact {
  readonly officeNumber: string
  readonly officeName: string
}

interface FollowUpPeriod {
  readonly startDate: string
  readonly endDate: string | null
}

/** What veilarboppfolging tells of a person who is not locked to one office. */
export interface FollowUp {
  readonly contact: Contact | null
  readonly underFollowUp: boolean | null
  readonly periods: readonly FollowUpPeriod[]
}

const followUp = z.object({
  brukerStatus: z.object({ erKontorsperret: z.boolean() }),
  oppfolgingsEnhet: z.unknown().optional(),
  oppfolging: z.object({ erUnderOppfolging: z.boolean().nullish() }).nullish(),
  oppfolgingsPerioder: z.array(z.unknown()).nullish(),
})

const unit = z
  .object({ enhet: z.object({ id: z.string(), navn: z.string() }).nullish() })
  .nullish()
  .transform((info): Contact | null =>
    info?.enhet == null ? null : { officeNumber: info.enhet.id, officeName: info.enhet.navn },
  )

const period = z.object({ startTidspunkt: osloDate, sluttTidspunkt: osloDate.nullish() }).transform(
  ({ startTidspunkt, sluttTidspunkt }): FollowUpPeriod => ({
    startDate: startTidspunkt,
    endDate: sluttTidspunkt ?? null,
  }),
)

/**
 * Reads an answer of veilarboppfolging. `LOCKED`: an office lock (kontorsperre) is on, or it cannot be established that
 * none is; nothing NAV holds on that person may then be shared.
 */
export function readFollowUp(value: unknown, report: Report): FollowUp | 'LOCKED' {
  const answer = readAnswer(followUp, value, report)
  if (answer === null || answer.brukerStatus.erKontorsperret) return 'LOCKED'
  const contact = unit.safeParse(answer.oppfolgingsEnhet)
  if (!contact.success) report('RECORD_SKIPPED', '/data/oppfolgingsEnhet', 'does not name an office')
  return {
    contact: contact.data ?? null,
    underFollowUp: answer.oppfolging?.erUnderOppfolging ?? null,
    periods: readRecords(period, answer.oppfolgingsPerioder ?? [], '/data/oppfolgingsPerioder', report),
  }
}
