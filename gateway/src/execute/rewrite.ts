import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isObject, readOwn } from './merge.ts'
import { isOfType } from './object-type.ts'

/** Changes, in place, what goes to a subgraph or comes from one, as the plan has it. */
export type Rewrite = (value: unknown) => void

const FRAGMENT = '... on '

export function compileRewrites(rewrites: readonly FetchDataRewrite[] | undefined, schema: GraphQLSchema): Rewrite {
  const each = (rewrites ?? []).map((rewrite) => compileRewrite(rewrite, schema))
  return (value) => {
    for (const rewrite of each) rewrite(value)
  }
}

function compileRewrite(rewrite: FetchDataRewrite, schema: GraphQLSchema): Rewrite {
  const key = rewrite.path.at(-1)
  if (key === undefined) return () => undefined
  const last: Rewrite = (value) => {
    if (!isObject(value)) return
    if (rewrite.kind === 'ValueSetter') {
      value[key] = rewrite.setValueTo
      return
    }
    const renamed = readOwn(value, key)
    if (renamed === undefined || renamed === null) return
    value[rewrite.renameKeyTo] = renamed
    value[key] = undefined
  }
  return rewrite.path.slice(0, -1).reduceRight<Rewrite>((next, step) => follow(step, next, schema), onEach(last))
}

function follow(step: string, next: Rewrite, schema: GraphQLSchema): Rewrite {
  if (!step.startsWith(FRAGMENT)) return onEach((value) => (isObject(value) ? next(readOwn(value, step)) : undefined))
  const typeName = step.slice(FRAGMENT.length)
  return onEach((value) => (isObject(value) && isOfType(schema, value, typeName, true) ? next(value) : undefined))
}

function onEach(rewrite: Rewrite): Rewrite {
  const each: Rewrite = (value) => {
    if (Array.isArray(value)) for (const item of value) each(item)
    else rewrite(value)
  }
  return each
}
