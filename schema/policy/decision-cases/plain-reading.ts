import { ageOn, dateInNorway } from '../calendar.ts'
import { type DecisionRequest } from '../decision.ts'
import { permitEnd } from '../outline.ts'
import type { ChildFacts, Directive, RegisterFacts } from '../facts.ts'
import { SLICES, type SliceId } from '../slices.ts'

/**
 * The rules once more, written from the law's table and not from the code: whether a slice is shared, without reasons
 * or dates. The period the catalogue allows is taken from the code, and has cases of its own.
 */
export function isShared({ facts, person, assurance, purpose, at }: DecisionRequest, slice: SliceId): boolean {
  const { born, holders, parents, grade, unclear, inCare } = readRegister(facts)
  const today = dateInNorway(at)
  if (assurance === 'LOW' || purpose === null || grade.startsWith('STRENGT') || born === null || born > today)
    return false
  const age = ageOn(born, today)
  const { rule } = SLICES[slice]
  const signsFrom = rule === 'H' ? 16 : 15
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
  if (age >= 25) return false
  if (rule === 'R') {
    const willing = parents.filter((parent) => sayYes.flat().some((signature) => signature.person === parent))
    return sayNo.every((one) => parents.includes(one)) && willing.some((parent) => !sayNo.includes(parent))
  }
  if (sayNo.some((one) => age < 18 || one === 'youth')) return false
  const youthAlone = age >= (rule === 'H' ? 16 : 18)
  if (inCare && age < 18 && (rule === 'B' || !youthAlone)) return false
  if (unclear && !youthAlone) return false
  const required = youthAlone ? ['youth'] : rule !== 'H' && age >= 15 ? [...holders, 'youth'] : holders
  return sayYes.some((signatures) =>
    required.every((one) =>
      signatures.some(
        (signature) =>
          signature.person === one && (one !== 'youth' || ageOn(born, dateInNorway(signature.at)) >= signsFrom),
      ),
    ),
  )
}

function readRegister({ register }: ChildFacts) {
  const { birthDate, responsibility, parents, addressProtection, careOrder } = register as RegisterFacts
  return {
    born: birthDate,
    holders: responsibility.map(({ person }) => person),
    unclear: responsibility.length === 0 || responsibility.some(({ kind }) => kind === 'ukjent'),
    parents,
    grade: addressProtection,
    inCare: careOrder,
  }
}
