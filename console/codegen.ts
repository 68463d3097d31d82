import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types of every operation under `src/`, from the schema that clients of the gateway see. */
const config: CodegenConfig = {
  schema: '../schema/api.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', PartialDate: 'string' },
      },
    },
  },
}

export default config
