import { selectSlice } from '../../everything.ts'
import type { Question } from '../consent-cost/load.ts'
import { ASKED, type TenChildren } from '../consent-cost/ten-children.ts'

/** One child, and ten, with two slices of each of the four sectors. */
export function writeQuestions({ children }: TenChildren): readonly Question[] {
  const selection = ASKED.map(selectSlice).join(' ')
  return [
    {
      name: '1 child × 4 sectors',
      body: JSON.stringify({
        query: `query ($id: ID!) { child(id: $id) { id displayName ${selection} } }`,
        variables: { id: children[0]?.id },
      }),
    },
    {
      name: '10 children × 4 sectors',
      body: JSON.stringify({ query: `{ children(first: 10) { nodes { id displayName ${selection} } } }` }),
    },
  ]
}
