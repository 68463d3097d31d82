import { type Entry, hold } from '../records.ts'
import type { Link } from './fint-collections.ts'
import { at, type Pupil } from './school-enrolment.ts'

/** What PPT has on a pupil, in our own form of FINT. */

export function addDecision({ set, canaries, random }: Pupil, key: string, person: Link): Entry {
  const decidedOn = canaries.day(-3_000, -5)
  const [start, end] = canaries.days(-3_000, -5)
  const hours = canaries.number()
  const type = random.pick([
    'INDIVIDUELT_TILRETTELAGT_OPPLARING',
    'PERSONLIG_ASSISTANSE',
    'FYSISK_TILRETTELEGGING',
  ] as const)
  set.add(
    'samsyn/ppt/tilretteleggingsvedtak',
    `TV_${key}`,
    {
      type,
      vedtaksdato: at(decidedOn),
      gyldighetsperiode: { start: at(start), slutt: at(end) },
      arstimer: hours,
      begrunnelse: canaries.word(),
    },
    { person },
  )
  const kind = {
    INDIVIDUELT_TILRETTELAGT_OPPLARING: 'INDIVIDUALLY_ADAPTED_EDUCATION',
    PERSONLIG_ASSISTANSE: 'PERSONAL_ASSISTANCE',
    FYSISK_TILRETTELEGGING: 'PHYSICAL_ADAPTATION',
  }[type]
  return { date: decidedOn, told: hold({ decidedOn, kind, startDate: start, endDate: end, hoursPerYear: hours / 100 }) }
}

export function addAssessmentByPpt({ set, canaries, random }: Pupil, key: string, person: Link): Entry {
  const [referredOn, completedOn] = canaries.days(-3_000, -5)
  const reassessBy = canaries.day(-3_000, 300)
  const conclusion = random.pick(['BEHOV', 'IKKE_BEHOV'] as const)
  set.add(
    'samsyn/ppt/sakkyndigvurdering',
    `SV_${key}`,
    {
      henvist: at(referredOn),
      henvisningsgrunn: canaries.word(),
      ferdigstilt: at(completedOn),
      konklusjon: conclusion,
      nyVurderingInnen: at(reassessBy),
      tilradning: canaries.word(),
    },
    { person },
  )
  const told = conclusion === 'BEHOV' ? 'NEEDS_ADAPTED_EDUCATION' : 'NO_NEED'
  return { date: referredOn, told: hold({ referredOn, completedOn, conclusion: told, reassessBy }) }
}
