import { useState } from 'react'
import type { OutcomeFragment, TypedDocumentString } from '../generated/graphql.ts'
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
  const [{ isActing, fault }, setState] = useState<Pick<Act, 'isActing' | 'fault'>>({ isActing: false, fault: null })
  const act: Act['act'] = async (document, field, variables) => {
    setState({ isActing: true, fault: null })
    const result = await ask(document, variables)
    const problem = result.ok ? result.answer.data[field].problem : null
    const failed = result.ok ? null : t(`common.failures.${result.code}`)
    const found = problem === null ? failed : wordFor('common.problems', problem.code)
    setState({ isActing: false, fault: found })
    return found === null
  }
  return { isActing, fault, act }
}
