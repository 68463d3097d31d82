import { openPglitePool } from '@samsyn/demo/pglite-pool'
import { type Product, startProduct } from '@samsyn/demo/product'
import type { TestDatabase } from '../databases.ts'
import { startTestIssuer } from '../issuer.ts'
import { type Ask, createAsk } from '../told.ts'
import { addOracleChildren, type OracleChildren } from './children.ts'
import { startTracer, type Trace, type Tracer } from './trace.ts'

/** What anybody can tell of an answer, and what was done for it. */
export interface Outcome {
  readonly status: number
  readonly text: string
  readonly trace: Trace
}

/** The product with all that it does in sight. */
export interface OracleRoom {
  readonly product: Product
  readonly children: OracleChildren
  readonly tracer: Tracer
  /** Asks from a seat, the second time for the record: whatever depends on having been asked before has been. */
  ask(seat: string, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Outcome>
  askOnce: OracleRoom['ask']
  close(): Promise<void>
}

/** Who asks, by their key among the demo's people. */
export const SEATS = {
  'a coordinator': 'kari',
  'a guardian of other children': 'ingrid',
  'someone without any role': 'stale',
  'someone nobody knows': null,
  'the privacy officer of this municipality': 'siri',
  'the privacy officer of another': 'hanne',
  'a registrar of this municipality': 'randi',
} as const

export async function openOracleRoom({ open }: TestDatabase): Promise<OracleRoom> {
  const tracer = await startTracer((await open()) ?? (await openPglitePool()))
  const issuer = await startTestIssuer()
  const product = await startProduct({ pool: tracer.pool, route: tracer.route, issuers: [issuer.config] })
  const children = await addOracleChildren(product)
  const askAs: Ask = createAsk(product)
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (seat: string): Promise<string> => {
    const key = SEATS[seat as keyof typeof SEATS]
    const pid = key === null ? '01810088888' : product.families.person(key).nationalIdentityNumber
    const token = tokens.get(seat) ?? issuer.sign({ pid })
    tokens.set(seat, token)
    return token
  }
  const askOnce: OracleRoom['ask'] = async (seat, query, variables = {}) => {
    const options = { variables, token: await tokenOf(seat) }
    const { result, trace } = await tracer.trace(() => askAs('outsider', query, options))
    return { status: result.status, text: result.text, trace }
  }
  return {
    product,
    children,
    tracer,
    askOnce,
    ask: async (...question) => {
      await askOnce(...question)
      return askOnce(...question)
    },
    close: async () => {
      await product.close()
      await tracer.close()
      await issuer.close()
    },
  }
}
