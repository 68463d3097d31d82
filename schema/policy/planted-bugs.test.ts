import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PROPERTY_TIMEOUT_MS } from './decision-cases/check.ts'
import { ALL } from './decision-cases/arbitraries.ts'
import { type Fold, foldUntil } from './decision-cases/histories.ts'
import { EVER_FRESH, signed } from './decision-cases/language.ts'
import { type Decide, DECISION_PROPERTIES, LEDGER_PROPERTIES, withDirectives } from './decision-cases/properties.ts'
import { type DecisionRequest, decide } from './decision.ts'
import type { ChildFacts, Directive, RegisterFacts } from './facts.ts'
import { SLICE_IDS, type SliceId } from './slices.ts'
import { ageAt } from './standing.ts'
import type { Verdict } from './verdict.ts'

/**
 * A property that no mistake can break proves nothing. Each is tried here on decisions, and on ledgers, with one mistake
 * in them that someone might make; that it holds for the real ones is shown beside this file.
 */

/** A decision that reads the facts wrongly. */
const misreading =
  (misread: (facts: ChildFacts, request: DecisionRequest) => Partial<ChildFacts>): Decide =>
  (request) =>
    decide({ ...request, facts: { ...request.facts, ...misread(request.facts, request) } })

/** One that reads each directive wrongly; `null`: not at all. */
const misreadingEach = (misread: (directive: Directive, facts: ChildFacts) => Directive | null): Decide =>
  misreading((facts) => ({
    directives: facts.directives.map((each) => misread(each, facts)).filter((each) => each !== null),
  }))

const misreadingRegister = (misread: (register: RegisterFacts) => Partial<RegisterFacts>): Decide =>
  misreading(({ register }) => ({ register: register === null ? null : { ...register, ...misread(register) } }))

/** One that says something else of some slices. */
const misspeaking =
  (misspeak: (verdict: Verdict, slice: SliceId, request: DecisionRequest) => Verdict): Decide =>
  (request) => {
    const decision = decide(request)
    const verdicts = { ...decision.verdicts }
    for (const slice of SLICE_IDS) verdicts[slice] = misspeak(verdicts[slice], slice, request)
    return { ...decision, verdicts }
  }

/** One that is right, but says that it holds as long as if it had not known something. */
const forgetting =
  (forget: (request: DecisionRequest) => DecisionRequest): Decide =>
  (request) => ({ ...decide(request), validUntil: decide(forget(request)).validUntil })

const forgettingFact = (forget: (facts: ChildFacts) => Partial<ChildFacts>): Decide =>
  forgetting((request) => ({ ...request, facts: { ...request.facts, ...forget(request.facts) } }))

const isDeny = ({ kind }: Directive): boolean => kind === 'DENY'
const isAdult = ({ facts, at }: DecisionRequest): boolean => (ageAt(facts.register, at) ?? 0) >= 18

const DECISION_BUGS: Readonly<Record<keyof typeof DECISION_PROPERTIES, Readonly<Record<string, Decide>>>> = {
  'without a yes nothing is shared': {
    'what nobody was asked about is shared': misspeaking((verdict) =>
      !verdict.share && verdict.reason === 'NEVER_ASKED'
        ? { share: true, directive: '', row: '', since: null, subjects: null }
        : verdict,
    ),
    'a no is read as a yes': misreadingEach((directive) => ({ ...directive, kind: 'PERMIT' })),
  },
  'one more no never shares more, and leaves what is shared as it was': {
    'only the last no counts': misreading(({ directives }) => {
      const last = directives.findLast(isDeny)
      return { directives: directives.filter((directive) => directive === last || !isDeny(directive)) }
    }),
    'a no of the youth’s stands in for all others': misreading(({ directives, child }) => {
      const own = directives.some((directive) => isDeny(directive) && directive.givenBy === child)
      return { directives: directives.filter((each) => !own || !isDeny(each) || each.givenBy === child) }
    }),
    'the last directive is named, whether or not it permits': misspeaking((verdict, _, { facts }) =>
      verdict.share ? { ...verdict, directive: facts.directives.at(-1)?.id ?? '' } : verdict,
    ),
  },
  'one signature less never shares more': {
    'a permit that nobody has signed waits for nobody': misreadingEach((directive) =>
      directive.signatures.length === 0 ? { ...directive, signatures: ALL.map((person) => signed(person)) } : directive,
    ),
    'a signature that is not needed spoils a permit': misreadingEach((directive) =>
      directive.signatures.length > 2 ? null : directive,
    ),
  },
  'the order of directives does not matter': {
    'the first permit that counts is named, and not the narrowest': misspeaking((verdict, slice, request) => {
      const { directives } = request.facts
      const first = directives.find((one) => decide(withDirectives(request, [one])).verdicts[slice].share)
      return verdict.share && first !== undefined ? { ...verdict, directive: first.id } : verdict
    }),
    'a permit given after a no undoes it': misreading(({ directives }) => ({
      directives: directives.filter((one, index) => !isDeny(one) || directives.slice(index).every(isDeny)),
    })),
  },
  'nothing changes by time alone before `validUntil`': {
    'birthdays are forgotten': forgettingFact(({ register }) => ({
      register: register === null ? null : { ...register, birthDate: null },
    })),
    'directives are forgotten': forgettingFact(() => ({ directives: [] })),
    'the longest consent the catalogue allows is forgotten': forgettingFact(({ directives }) => ({
      directives: directives.map((directive) => ({ ...directive, slices: [] })),
    })),
    'the team is forgotten': forgettingFact(() => ({ team: [] })),
    'changes in the law are forgotten': forgettingFact(({ legalTable }) => ({
      legalTable: legalTable.filter(({ municipality }) => municipality === null),
    })),
    'the age of a reading is forgotten': forgetting((request) => ({ ...request, registerReadAt: EVER_FRESH })),
  },
  'a slice is shared exactly when the family’s words, read plainly, say so': {
    'a no is ignored': misreadingEach((directive) => (isDeny(directive) ? null : directive)),
    'a no of a guardian’s outlives the 18th birthday': misreading(({ directives, child }, request) => ({
      directives: directives.map((one) => (isDeny(one) && isAdult(request) ? { ...one, givenBy: child } : one)),
    })),
    'a refusal is ignored': misreadingEach((directive) => ({ ...directive, refusals: [] })),
    'a withdrawal is ignored': misreadingEach((directive) => ({ ...directive, withdrawals: [] })),
    'a withdrawal of one slice takes back them all': misreadingEach((directive) =>
      directive.withdrawals.length > 0 ? null : directive,
    ),
    'one guardian is enough': misreadingRegister(({ responsibility }) => ({
      responsibility: responsibility.slice(0, 1),
    })),
    'the youth has no say': misreadingEach((directive) => ({
      ...directive,
      signatures: [...directive.signatures, signed('youth')],
    })),
    'a signature on another text counts': misreadingEach(({ signatures, ...directive }) => ({
      ...directive,
      signatures: signatures.map(({ person, at }) => signed(person, { at })),
    })),
    'a signature no witness has confirmed counts': misreadingEach(({ unconfirmed, ...directive }) => ({
      ...directive,
      signatures: [...directive.signatures, ...unconfirmed],
      unconfirmed,
    })),
    'what the child keeps from the guardians is theirs to share': misreading(() => ({ kept: [] })),
    'what the child kept once is kept for ever': misreading(({ directives }) => ({
      kept: directives.flatMap(({ slices }) => slices.map((slice) => ({ slice, from: EVER_FRESH, to: null }))),
    })),
    'a verge has a say before the 18th birthday': misreadingEach((directive, { register, child }) => ({
      ...directive,
      signatures: directive.signatures.map((signature) =>
        register?.verger.includes(signature.person) === true ? { ...signature, person: child } : signature,
      ),
    })),
    'nobody speaks in the youth’s place': misreadingRegister(() => ({ verger: [] })),
    'a care order changes nothing': misreadingRegister(() => ({ careOrder: false })),
    'unknown parental responsibility is none': misreadingRegister(({ responsibility }) => ({
      responsibility: responsibility.filter(({ kind }) => kind !== 'ukjent'),
    })),
    'a strictly protected address is no obstacle': misreadingRegister(() => ({ addressProtection: 'UGRADERT' })),
    'a municipality has no rows of its own': misreadingRegister(() => ({ municipality: null })),
    'an old reading of the register will do': (request) => decide({ ...request, registerReadAt: EVER_FRESH }),
    'someone is on the team of their own family’s child': (request) => {
      const { facts, person } = request
      const team = facts.team.map((each) => (each.person === person ? { ...each, person: 'a stranger' } : each))
      return decide({ ...request, facts: { ...facts, team }, person: 'a stranger' })
    },
    'who left the team is still on it': misreading(({ team }) => ({
      team: team.map((each) => ({ ...each, removedAt: null })),
    })),
  },
}

/** A ledger that reads past events wrongly once something has happened. */
const foldingAfter =
  (kind: 'REGISTER_READ' | 'DIRECTIVE_SIGNED', lost: 'DIRECTIVE_REFUSED' | 'DIRECTIVE_WITHDRAWN'): Fold =>
  (events, at) => {
    const last = events.findLastIndex((event) => event.kind === kind && event.at <= at)
    return foldUntil(
      events.filter((event, index) => event.kind !== lost || index > last),
      at,
    )
  }

const LEDGER_BUGS: Readonly<Record<keyof typeof LEDGER_PROPERTIES, Readonly<Record<string, Fold>>>> = {
  'the ledger up to a moment gives the facts and the decision of that moment': {
    'what happens later changes the past': (events) => foldUntil(events, EVER_FRESH),
    'a withdrawal counts from the day the directive was given': (events, at) =>
      foldUntil(
        events.map((event) => (event.kind === 'DIRECTIVE_WITHDRAWN' ? { ...event, at: events[0]?.at ?? at } : event)),
        at,
      ),
    'today’s register is used for every day': (events, at) => ({
      ...foldUntil(events, at),
      register: foldUntil(events, EVER_FRESH).register,
    }),
  },
  'what was once withdrawn or refused never shares again, whatever happens later': {
    'a new reading of the register brings back what was withdrawn': foldingAfter(
      'REGISTER_READ',
      'DIRECTIVE_WITHDRAWN',
    ),
    'a signature opens anew what was refused': foldingAfter('DIRECTIVE_SIGNED', 'DIRECTIVE_REFUSED'),
  },
}

beforeAll(() => {
  // That it fails is enough; the smallest case it fails on need not be found. The same cases each time: a bug that only
  // some of them show would be found on one day and not on another.
  fc.configureGlobal({ endOnFailure: true, seed: 20_261_122 })
})

const list = <T>(bugs: Readonly<Record<string, T>>) => Object.entries(bugs)

describe.each(list(DECISION_BUGS))('“%s” does not hold when', { timeout: PROPERTY_TIMEOUT_MS }, (property, bugs) => {
  it.each(list(bugs))('%s', (_, bug) => {
    const holds = DECISION_PROPERTIES[property as keyof typeof DECISION_BUGS]
    expect(() => holds(bug)).toThrow(/^Property failed after/)
  })
})

describe.each(list(LEDGER_BUGS))('“%s” does not hold when', { timeout: PROPERTY_TIMEOUT_MS }, (property, bugs) => {
  it.each(list(bugs))('%s', (_, bug) => {
    const holds = LEDGER_PROPERTIES[property as keyof typeof LEDGER_BUGS]
    expect(() => holds(bug)).toThrow(/^Property failed after/)
  })
})
