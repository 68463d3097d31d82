import { describe, it } from 'vitest'
import { PROPERTY_TIMEOUT_MS } from './decision-cases/check.ts'
import { foldUntil } from './decision-cases/histories.ts'
import { LEDGER_PROPERTIES } from './decision-cases/properties.ts'

describe('for every history', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  it.each(Object.entries(LEDGER_PROPERTIES))('%s', (_, holds) => {
    holds(foldUntil)
  })
})
