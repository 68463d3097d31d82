import { ageOn, dateInNorway } from '../calendar.ts'
import type { DecisionRequest } from '../decision.ts'
import type { ChildFacts, Directive, RegisterFacts } from '../facts.ts'
import { permitEnd } from '../outline.ts'
import { SLICES, type SliceId } from '../slices.ts'
import type { Instant } from '../vocabulary.ts'
import { LATER_SAY } from './arbitraries.ts'

/**
 * The rules once more, written from the law's table and not from the code: whether a slice is shared, without reasons
 * or dates. The period the catalogue allows is taken from the code, and has cases of its own.
 */
export function isShared({ facts, person, assurance, purpose, registerReadAt, at }: DecisionRequest, slice: SliceId) {
  const { child, born, holders, parents, verger, grade, unclear, inCare } = readRegister(facts)
  const today = dateInNorway(at)
  if (assurance === 'LOW' || purpose === null || grade.startsWith('STRENGT') || born === null || born > today)
    return false
  if (registerReadAt === null || Date.parse(at) - Date.parse(registerReadAt) >= 48 * 3_600_000) return false
  if ([child, ...parents, ...verger, ...holders].includes(person)) return false
  const age = ageOn(born, today)
  if (age >= 25) return false
  const { rule } = SLICES[slice]
  const mine = facts.team.filter(
    (each) =>
      each.person === person &&
      each.removedAt === null &&
      each.from <= today &&
      (each.to === null || today < each.to) &&
      (each.role !== 'CHILD_COORDINATOR' || age < 18),
  )
  const concerns = (directive: Directive): boolean =>
    directive.slices.includes(slice) &&
    directive.purposes.includes(purpose) &&
    directive.validFrom <= at &&
    at < (directive.kind === 'PERMIT' ? permitEnd(directive, slice) : directive.validTo) &&
    directive.refusals.length === 0 &&
    !directive.withdrawals.some((withdrawal) => withdrawal.slices.includes(slice)) &&
    mine.some(({ role, service }) =>
      directive.recipients.some((to) => ('role' in to ? to.role === role : to.service === service)),
    )
  const sayNo = facts.directives
    .filter((directive) => directive.kind === 'DENY' && concerns(directive))
    .map((directive) => directive.givenBy)
  const sayYes = facts.directives
    .filter((directive) => directive.kind === 'PERMIT' && concerns(directive))
    .map((directive) => directive.signatures.filter(({ textHash }) => textHash === directive.textHash))
  if (rule === 'R') {
    const willing = parents.filter((parent) => sayYes.flat().some((signature) => signature.person === parent))
    return sayNo.every((one) => parents.includes(one)) && willing.some((parent) => !sayNo.includes(parent))
  }
  if (sayNo.some((one) => age < 18 || one === child || verger.includes(one))) return false
  const isSecret = rule === 'H' && age >= 12 && age < 16 && facts.kept.some((one) => one.slice === slice && !one.to)
  const youthAlone = age >= (rule === 'H' ? 16 : 18) || isSecret
  if (inCare && age < 18 && (rule === 'B' || isSecret || !youthAlone)) return false
  if (unclear && !youthAlone) return false
  const signsFrom = (then: Instant): number => (isSecret ? 12 : rule === 'H' ? 16 : hasSayFrom(facts, rule, then))
  const youthSigns = youthAlone || (rule !== 'H' && age >= signsFrom(at))
  return sayYes.some((signatures) => {
    /** Whether someone signed when the child was old enough, by the day and the child’s age on it. */
    const signedBy = (one: string, isOldEnough: (then: Instant, years: number) => boolean): boolean =>
      signatures.some(({ person: by, at: then }) => by === one && isOldEnough(then, ageOn(born, dateInNorway(then))))
    return (
      (youthAlone || holders.every((one) => signedBy(one, () => true))) &&
      (!youthSigns ||
        signedBy(child, (then, years) => years < 25 && years >= Math.max(signsFrom(then), signsFrom(at))) ||
        (age >= 18 && verger.some((one) => signedBy(one, (_, years) => years >= 18))))
    )
  })
}

/** Under the rules of school, NAV and child welfare a youth signs with the guardians from 15, or as a municipality says. */
function hasSayFrom({ register }: ChildFacts, rule: string, then: Instant): number {
  const { municipality, date, age } = LATER_SAY
  return rule === 'S' && register?.municipality === municipality && dateInNorway(then) >= date ? age : 15
}

function readRegister({ child, register }: ChildFacts) {
  const { birthDate, responsibility, parents, verger, addressProtection, careOrder } = register as RegisterFacts
  return {
    child,
    born: birthDate,
    holders: responsibility.map(({ person }) => person),
    unclear: responsibility.length === 0 || responsibility.some(({ kind }) => kind === 'ukjent'),
    parents,
    verger,
    grade: addressProtection,
    inCare: careOrder,
  }
}
