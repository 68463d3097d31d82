import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { formatError } from '../errors.ts'

/** What one graph needs of Apollo Server. How it is kept safe is the same for all, and none of these can change it. */
export type ApolloParts<C extends BaseContext> = Pick<
  ApolloServerOptionsWithGateway<C>,
  'gateway' | 'introspection' | 'validationRules' | 'logger' | 'plugins'
>

/** Left to itself Apollo Server keeps documents by their size, and does not know what else is kept for each of them. */
const DOCUMENTS = 1_000

function createDocumentStore(): NonNullable<ApolloServerOptionsWithGateway<BaseContext>['documentStore']> {
  const documents = new LRUCache<string, DocumentNode>({ max: DOCUMENTS })
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => void documents.set(key, document),
    delete: async (key) => documents.delete(key),
  }
}

export function createApollo<C extends BaseContext>(parts: ApolloParts<C>): ApolloServer<C> {
  return new ApolloServer<C>({
    ...parts,
    // Left to itself Apollo Server adds some by variables of the environment, and those send operations to its maker.
    plugins: [
      ...(parts.plugins ?? []),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    persistedQueries: false,
    documentStore: createDocumentStore(),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    formatError,
  })
}
