import { useState } from 'react'
import type { OutcomeFragment, ProblemCode, TypedDocumentString } from '../generated/graphql.ts'
import type { FailureCode } from '../graph/client.ts'
import { useSession } from '../session/session.ts'
import { t, wordFor } from '../texts/index.ts'

export interface Act {
  readonly isActing: boolean
  /** Why the last act was not done, in words; null when it was, or none has been tried. */
  readonly fault: string | null
  /** Does it. True when it is done and in force. */
  readonly act: <Field extends string, Variables>(
    document: TypedDocumentString<Readonly<Record<Field, OutcomeFragment>>, Variables>,
    field: Field,
    variables: Variables,
  ) => Promise<boolean>
}

/** One act of a family at a time, and what came of it. */
export function useAct(): Act {
  const { ask } = useSession()
  const [{ isActing, fault }, setState] = useState<{ readonly isActing: boolean; readonly fault: Fault | null }>({
    isActing: false,
    fault: null,
  })
  const act: Act['act'] = async (document, field, variables) => {
    setState({ isActing: true, fault: null })
    const result = await ask(document, variables)
    const problem = result.ok ? result.answer.data[field].problem : null
    const failed = result.ok ? null : ({ failure: result.code } as const)
    const found = problem === null ? failed : { problem: problem.code }
    setState({ isActing: false, fault: found })
    return found === null
  }
  return { isActing, fault: fault === null ? null : writeFault(fault), act }
}

/** Why something was not done. Kept as a code: its words are in the language the page has when it is drawn. */
export type Fault = { readonly failure: FailureCode } | { readonly problem: ProblemCode }

export function writeFault(fault: Fault): string {
  return 'failure' in fault ? t(`common.failures.${fault.failure}`) : wordFor('common.problems', fault.problem)
}
