import { type Finding, proveSubgraphs, type RuleId } from '@samsyn/schema/proof'
import { type Check, fail, must, PASS } from '../check.ts'
import type { Subject } from '../subject.ts'

const proven = new WeakMap<Subject, readonly Finding[]>()

function proveOnce(subject: Subject): readonly Finding[] {
  const findings = proven.get(subject) ?? proveSubgraphs([{ name: subject.sector, sdl: subject.sdl }])
  proven.set(subject, findings)
  return findings
}

/** The composition proof on the subgraph's own SDL: the gateway takes no supergraph that breaks one of its rules. */
function proves(id: string, name: string, ...rules: readonly RuleId[]): Check {
  return must(id, `${name} (${rules.map((rule) => rule.slice(0, 3)).join(', ')})`, (subject) => {
    const findings = proveOnce(subject).filter(({ rule }) => rules.includes(rule))
    const [first] = findings
    if (first === undefined) return Promise.resolve(PASS)
    const others = findings.length === 1 ? '' : ` (and ${findings.length - 1} more)`
    return Promise.resolve(fail(`${first.coordinate} | ${first.message} ${first.mend}${others}`))
  })
}

export const sdlChecks: readonly Check[] = [
  must('Q01', 'The subgraph gives its SDL to whoever has a grant', ({ isSdlServed }) =>
    Promise.resolve(isSdlServed ? PASS : fail('`{ _service { sdl } }` gave none')),
  ),
  proves('Q02', 'The SDL parses and defines each type once', 'C01_READABLE'),
  proves('Q03', 'Directives are linked from their own URL, unrenamed, and nothing else is linked', 'C03_LINKS'),
  proves('Q04', 'The consent directives are handed on to the supergraph', 'C04_COMPOSED'),
  proves('Q05', 'The consent directives are as the specification has them, and none beside them', 'C05_DEFINITIONS'),
  proves('Q06', 'No directive stands where the proof does not know what it does', 'C06_KNOWN_DIRECTIVES'),
  proves('Q07', 'Every field is resolved by this subgraph, from the key alone', 'C07_RESOLVED_AT_HOME'),
  proves('Q08', '`Child` is the only entity, with `id` as its only key', 'C08_CHILD_IS_THE_ENTITY'),
  proves('Q09', 'There is no root field', 'C09_ROOTS_IN_REGISTRY'),
  proves('Q10', 'There is no interface or union', 'C10_NO_ABSTRACT_WAY'),
  proves('Q11', 'The sector adds one field to `Child`, its namespace', 'C11_ONE_NAMESPACE'),
  proves('Q12', 'The namespace type is reached from there alone', 'C12_NAMESPACE_BEHIND_CHILD'),
  proves('Q13', 'Every field of the namespace type is guarded', 'C13_SLICE_GUARDED'),
  proves('Q14', 'A guarded field names its own path, a slice of the catalogue', 'C14_SLICE_ID'),
  proves('Q15', 'A slice is an object or a list of objects', 'C15_SLICE_SHAPE'),
  proves('Q16', '`@consent` stands on slices and nowhere else', 'C16_CONSENT_ON_SLICES'),
  proves('Q17', 'Nothing leads back to `Child`', 'C17_CHILD_NOT_REACHED'),
  proves('Q18', 'No field takes an argument', 'C18_NO_ARGUMENTS'),
  proves('Q19', 'What may be withheld is nullable', 'C19_WITHHELD_IS_NULL'),
  proves('Q20', 'A slice has locating fields exactly when the catalogue says so', 'C20_LOCATING_AS_CATALOGUED'),
  proves('Q21', 'Every type that is named is defined here', 'C22_STAYS_INSIDE'),
  proves('Q22', 'The only scalars of its own are those for dates', 'C27_PLAIN_SCALARS'),
  proves('Q23', 'No name is one that GraphQL or federation keeps for itself', 'C30_FREE_NAMES'),
  proves('Q24', 'No directive is given an argument twice', 'C31_SAID_ONCE'),
  proves('Q25', 'The arguments of directives have no defaults but their own', 'C32_USUAL_DEFAULTS'),
  proves('Q26', 'Directives name things without escapes and not as blocks', 'C34_PLAIN_TEXTS'),
]
