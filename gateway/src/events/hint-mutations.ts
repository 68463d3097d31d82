import type { ApolloServerPlugin } from '@apollo/server'
import type { Hints } from './hints.ts'

/**
 * Hints after every mutation, whatever its answer: one that failed may have changed something all the same. What changes
 * the registry otherwise (the population register's word, a municipality's rules, a retention run, an act through another
 * gateway without Redis) is found by the poll.
 */
export function hintMutations(hints: Hints): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ operation }) => {
        if (operation?.operation === 'mutation') hints.publish()
      },
    }),
  }
}
