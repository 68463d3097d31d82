import { useState } from 'react'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { useSession } from '../session/session.ts'
import type { Answer, FailureCode } from './client.ts'
import { type Asked, useAnswer } from './use-answer.ts'

export interface Connection<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface More<Data, Node> {
  /** The first page these follow on. Another first page makes them void. */
  readonly first: Answer<Data>
  readonly nodes: readonly Node[]
  readonly pageInfo: Connection<Node>['pageInfo']
  readonly failure: FailureCode | null
  readonly isAsking: boolean
}

export interface Pages<Data, Node> {
  readonly asked: Asked<Data>
  /** What is there so far; null where the answer has no such list. */
  readonly nodes: readonly Node[] | null
  readonly hasMore: boolean
  readonly isAsking: boolean
  readonly failure: FailureCode | null
  readonly askForMore: () => void
}

/** A list that comes a page at a time. */
export function usePages<Data, Variables extends { after?: string | null | undefined }, Node>(
  document: TypedDocumentString<Data, Variables>,
  variables: NoInfer<Variables>,
  read: (data: Data) => Connection<Node> | null,
): Pages<Data, Node> {
  const { ask } = useSession()
  const asked = useAnswer(document, variables)
  const [kept, setKept] = useState<More<Data, Node> | null>(null)

  const first = asked.load.status === 'ready' ? asked.load.answer : null
  const page = first === null ? null : read(first.data)
  if (first === null || page === null) {
    return { asked, nodes: null, hasMore: false, isAsking: false, failure: null, askForMore: () => undefined }
  }
  const more: More<Data, Node> =
    kept?.first === first ? kept : { first, nodes: [], pageInfo: page.pageInfo, failure: null, isAsking: false }

  const fetchMore = async (): Promise<void> => {
    setKept({ ...more, failure: null, isAsking: true })
    const result = await ask(document, { ...variables, after: more.pageInfo.endCursor })
    const next = result.ok ? read(result.answer.data) : null
    setKept(
      next === null
        ? { ...more, failure: result.ok ? 'INTERNAL' : result.code, isAsking: false }
        : { first, nodes: [...more.nodes, ...next.nodes], pageInfo: next.pageInfo, failure: null, isAsking: false },
    )
  }
  return {
    asked,
    nodes: [...page.nodes, ...more.nodes],
    hasMore: more.pageInfo.hasNextPage,
    isAsking: more.isAsking,
    failure: more.failure,
    askForMore: () => void fetchMore(),
  }
}
