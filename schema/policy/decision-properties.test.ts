import { describe, it } from 'vitest'
import { PROPERTY_TIMEOUT_MS } from './decision-cases/check.ts'
import { DECISION_PROPERTIES } from './decision-cases/properties.ts'
import { decide } from './decision.ts'

describe('for every family', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  it.each(Object.entries(DECISION_PROPERTIES))('%s', (_, holds) => {
    holds(decide)
  })
})
