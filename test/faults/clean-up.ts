/** What must not outlive this process, however it ends: by itself, by an error, or by a signal. */

type Undo = () => void

const undos = new Set<Undo>()
let isWatching = false
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

function undoAll(): void {
  for (const undo of [...undos].toReversed()) {
    undos.delete(undo)
    try {
      undo()
    } catch {
      // What one leaves behind is no reason to leave the rest.
    }
  }
}

/**
 * Runs a function when the process ends, unless what is returned was called before. The function can't wait for anything.
 */
export function undoAtExit(undo: Undo): () => void {
  if (!isWatching) {
    isWatching = true
    process.once('exit', undoAll)
    for (const [signal, code] of Object.entries(SIGNALS)) process.once(signal, () => process.exit(code))
  }
  undos.add(undo)
  return () => void undos.delete(undo)
}
