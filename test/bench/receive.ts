import type { ChildProcess } from 'node:child_process'

/** The next thing a gateway's process says on its channel. @throws Error when it ends before */
export function receive<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null): void => reject(new Error(`the gateway ended with ${code}`))
    child.once('exit', end)
    child.once('message', (message) => {
      child.off('exit', end)
      resolve(message as T)
    })
  })
}
