import { fileURLToPath } from 'node:url'
import type { CodegenConfig } from '@graphql-codegen/cli'
import { folderOf, SECTORS } from '@samsyn/schema/policy'

/**
 * The types of every sector's SDL: `npm run subgraph:types` writes them. The kit's `SliceResolvers` makes of a record's type
 * what its resolvers must give.
 */

const SUBGRAPHS = new URL('../', import.meta.url)

const placeOf = (path: string): string => fileURLToPath(new URL(path, SUBGRAPHS))

const config: CodegenConfig = {
  generates: Object.fromEntries(
    SECTORS.map(folderOf).map((folder) => [
      placeOf(`${folder}/src/generated/sdl.ts`),
      {
        schema: placeOf(`${folder}/schema.graphql`),
        plugins: ['typescript'],
        config: {
          skipTypename: true,
          enumType: 'string-literal',
          enumsAsTypes: true,
          useTypeImports: true,
          immutableTypes: true,
          strictScalars: true,
          scalars: { Date: 'string', DateTime: 'string', PartialDate: 'string' },
        },
      },
    ]),
  ),
}

export default config
