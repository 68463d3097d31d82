import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { readStart } from './start.ts'

/**
 * Apollo's gateway as its documentation starts it. It is run with NODE_ENV=production, as its documentation says, and
 * without APOLLO_KEY, so that nothing is traced or reported.
 */

const { supergraphSdl } = await readStart()
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) })
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
process.once('disconnect', () => process.exit(0))
process.send?.({ url: new URL('/graphql', url).href })
