import { z } from 'zod'
import { osloDate, type Report, readWhole, wordOf } from './wire.ts'

const SUPPORT_GROUPS = {
  GODE_MULIGHETER: 'GOOD_OPPORTUNITIES',
  TRENGER_VEILEDNING: 'NEEDS_GUIDANCE',
  TRENGER_VEILEDNING_NEDSATT_ARBEIDSEVNE: 'NEEDS_GUIDANCE_REDUCED_WORK_CAPACITY',
  JOBBE_DELVIS: 'PARTLY_ABLE_TO_WORK',
  LITEN_MULIGHET_TIL_A_JOBBE: 'SMALL_CHANCE_OF_WORKING',
} as const

const MAIN_GOALS = {
  SKAFFE_ARBEID: 'GET_WORK',
  BEHOLDE_ARBEID: 'KEEP_WORK',
  OKE_DELTAKELSE: 'INCREASE_PARTICIPATION',
} as const

export interface Decision14a {
  readonly supportGroup: (typeof SUPPORT_GROUPS)[keyof typeof SUPPORT_GROUPS]
  readonly mainGoal: (typeof MAIN_GOALS)[keyof typeof MAIN_GOALS] | null
  readonly decidedOn: string
}

const decision = z
  .object({
    innsatsgruppe: wordOf(SUPPORT_GROUPS, 'innsatsgruppe'),
    hovedmal: wordOf(MAIN_GOALS, 'hovedmal').nullable(),
    fattetDato: osloDate,
  })
  .transform(
    ({ innsatsgruppe, hovedmal, fattetDato }): Decision14a => ({
      supportGroup: innsatsgruppe,
      mainGoal: hovedmal,
      decidedOn: fattetDato,
    }),
  )
  .nullable()

/** Reads the decision in force under NAV-loven § 14 a. `null`: there is none, or it is refused and reported. */
export function readDecision14a(value: unknown, report: Report): Decision14a | null {
  return readWhole(decision, value, report)
}
