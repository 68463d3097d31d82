/** What a signed note of the log says (C2SP tlog-checkpoint). Signatures are not checked here. */
export interface Note {
  readonly origin: string
  readonly root: string
  /** Each key by its name and id: the log's own, and its witnesses'. */
  readonly keys: readonly { readonly name: string; readonly id: string }[]
}

/** `null` for a text that is no such note. */
export function readNote(note: string): Note | null {
  const [text = '', signatures = ''] = note.split('\n\n')
  const [origin = '', , root = ''] = text.split('\n')
  const keys = signatures.split('\n').flatMap((line) => {
    const [, name, signature] = /^— (\S+) (\S+)$/u.exec(line) ?? []
    const id = signature === undefined ? null : readKeyId(signature)
    return name === undefined || id === null ? [] : [{ name, id }]
  })
  return origin === '' || root === '' || keys.length === 0 ? null : { origin, root, keys }
}

/** The first four bytes, as figures. */
function readKeyId(signature: string): string | null {
  try {
    return Array.from(atob(signature).slice(0, 4), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  } catch {
    return null
  }
}
