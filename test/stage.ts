import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Product, type ProductOptions, startProduct } from '@samsyn/demo/product'
import type { SliceId } from '@samsyn/schema/policy'
import type { TestDatabase } from './databases.ts'
import { startTestIssuer, type TestIssuer } from './issuer.ts'
import { type RecordedRequest, type Recorder, startRecorder } from './recorder.ts'
import { type Answer, type Ask, type AskOptions, createAsk } from './told.ts'

/** The running product, one for a file or a database, as its callers meet it. */
export interface Stage {
  readonly product: () => Product
  readonly issuer: () => TestIssuer
  readonly ask: Ask
  /** A selection on one child, by key. */
  readonly askChild: (persona: string, key: string, selection: string, options?: AskOptions) => Promise<Answer>
  readonly idOf: (key: string) => string
  /** What the sectors were sent since the test began. */
  readonly sectorRequests: () => readonly RecordedRequest[]
  /** And the registry. */
  readonly registryRequests: () => readonly RecordedRequest[]
}

export interface StageOptions extends Pick<ProductOptions, 'introspection'> {
  /** The database it runs on; `undefined`, or not given: an embedded one. */
  readonly open?: TestDatabase['open']
}

/** Starts the product before the tests of a file, or of a `describe`, and stops it after them. */
export function setStage({ open, ...options }: StageOptions = {}): Stage {
  let product: Product
  let recorder: Recorder
  let issuer: TestIssuer
  let ask: Ask
  beforeAll(async () => {
    recorder = await startRecorder()
    issuer = await startTestIssuer()
    const pool = await open?.()
    product = await startProduct({
      ...options,
      route: recorder.route,
      issuers: [issuer.config],
      ...(pool === undefined ? {} : { pool }),
    })
    ask = createAsk(product)
  }, 120_000)
  afterAll(async () => {
    await product.close()
    await recorder.close()
    await issuer.close()
  })
  beforeEach(() => {
    recorder.requests.length = 0
  })
  const idOf = (key: string): string => product.families.child(key).id
  return {
    product: () => product,
    issuer: () => issuer,
    ask: (persona, query, more) => ask(persona, query, more),
    askChild: (persona, key, selection, more = {}) =>
      ask(persona, `query ($id: ID!) { child(id: $id) { ${selection} } }`, {
        ...more,
        variables: { id: idOf(key), ...more.variables },
      }),
    idOf,
    sectorRequests: () => recorder.requests.filter(({ subgraph }) => subgraph !== 'consent'),
    registryRequests: () => recorder.requests.filter(({ subgraph }) => subgraph === 'consent'),
  }
}

/** The entry for a slice withheld at a place. */
export function withheldAt(slice: SliceId, ...path: readonly (string | number)[]): Answer['withheld'][number] {
  return { path: [...path], slice, code: 'NOT_SHARED' }
}

/**
 * What the demo's school has on Linnea's absence, the newest first, and what of it is shared with the coordinator. Of her
 * PPT assessment, which the school has too, only one guardian has said yes.
 */
export const ABSENCE_OF_LINNEA = ['DOCUMENTED', 'UNDOCUMENTED', 'LEAVE', 'DOCUMENTED', 'UNDOCUMENTED']
