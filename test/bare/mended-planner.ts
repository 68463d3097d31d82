import { openPlanner } from '@samsyn/gateway/core'
import { dropIdleKeys } from './idle-keys.ts'
import { listRequiredWithArguments, renameAnswers, restoreNames } from './required-arguments.ts'

/**
 * The planner of the gateway, with two of its faults mended that only graphs unlike ours can meet: keys that may not be
 * used, and `@requires` that reads a field with arguments. What mends them stands before and after it.
 */
export function openMendedPlanner(...[supergraphSdl, createSource]: Parameters<typeof openPlanner>) {
  const names = listRequiredWithArguments(supergraphSdl)
  const planner = openPlanner(dropIdleKeys(supergraphSdl), createSource)
  const load: typeof planner.load = async (options) => {
    const { executor } = await planner.load(options)
    if (executor === null || names.size === 0) return { executor }
    const execute: typeof executor = async (context) => {
      const document = renameAnswers(context.document, names)
      const operation = renameAnswers(context.operation, names)
      const result = await executor({ ...context, document, operation })
      return { ...result, data: restoreNames(result.data, names) } as typeof result
    }
    return { executor: execute }
  }
  return { ...planner, load }
}
