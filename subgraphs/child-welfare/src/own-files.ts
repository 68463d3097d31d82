import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type FaultListener, parseJson } from '@samsyn/kit'
import { z } from 'zod'
import { isCodeValid } from './code-lists.ts'
import { type Category, describeParentSupport } from './disclosure.ts'

/**
 * The two files beside the messages for what an SSB message does not hold: who to call about a child, and which parent a
 * measure for parents is given to. Their shape is documented in `formats/`. Unknown members are never held.
 */

export const CONTACT_FILE = 'samsyn-kontaktperson.json'
export const PARENT_SUPPORT_FILE = 'samsyn-foreldrestotte.json'

export const FILE_LIMIT_BYTES = 16 * 1024 * 1024

export interface Contact {
  readonly role: 'CONTACT_PERSON' | 'DEPUTY'
  readonly name: string
  readonly telephone: string | null
  readonly email: string | null
  readonly office: string | null
}

export interface ParentSupport {
  /** Identity number of the parent whose own affair this is. Never leaves the subgraph. */
  readonly parent: string
  readonly category: Category
  readonly startDate: string
  readonly endDate: string | null
}

type ByChild<T> = ReadonlyMap<string, readonly T[]>

const number = z.string().regex(/^\d{11}$/)
const text = z.string().min(1)

const CONTACT = z
  .object({
    barn: number,
    rolle: z.enum(['KONTAKTPERSON', 'STEDFORTREDER']),
    navn: text,
    telefon: text.nullish(),
    epost: text.nullish(),
    kontor: text.nullish(),
  })
  .transform(({ barn, rolle, navn, telefon, epost, kontor }): readonly [string, Contact] => [
    barn,
    {
      role: rolle === 'KONTAKTPERSON' ? 'CONTACT_PERSON' : 'DEPUTY',
      name: navn,
      telephone: telefon ?? null,
      email: epost ?? null,
      office: kontor ?? null,
    },
  ])

const PARENT_SUPPORT = z
  .object({ barn: number, forelder: number, tiltak: z.string(), start: z.iso.date(), slutt: z.iso.date().nullish() })
  .transform(({ barn, forelder, tiltak, start, slutt }, context): readonly [string, ParentSupport] => {
    const category = isCodeValid('TiltakKategori', tiltak, start) ? describeParentSupport(tiltak) : null
    if (category === null) return refuse(context, 'tiltak', 'is no code for parents that is valid on the start date')
    if (barn === forelder) return refuse(context, 'forelder', 'is the child')
    if (slutt && slutt < start) return refuse(context, 'slutt', 'is before the start')
    return [barn, { parent: forelder, category, startDate: start, endDate: slutt ?? null }]
  })

function refuse(context: z.RefinementCtx, member: string, message: string): never {
  context.addIssue({ code: 'custom', path: [member], message })
  return z.NEVER
}

/** Gives a file's bytes by its name. `null`: there is no such file, which is as good as an empty one. Throws: it cannot be read. */
export type OpenFile = (file: string) => Promise<Uint8Array | null>

export async function readContacts(open: OpenFile, onFault: FaultListener): Promise<ByChild<Contact>> {
  return readRecords(open, CONTACT_FILE, CONTACT, onFault)
}

export async function readParentSupport(open: OpenFile, onFault: FaultListener): Promise<ByChild<ParentSupport>> {
  return readRecords(open, PARENT_SUPPORT_FILE, PARENT_SUPPORT, onFault)
}

/** The files of a folder. */
export const openIn =
  (folder: string): OpenFile =>
  async (file) => {
    const path = join(folder, file)
    try {
      if ((await stat(path)).size > FILE_LIMIT_BYTES) throw new Error('is larger than such a file may be (16 MB)')
      return await readFile(path)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') return null
      throw code === undefined ? error : new Error('cannot be read', { cause: message })
    }
  }

/** A file that is not an array of JSON is refused, a record that does not fit skipped. */
async function readRecords<T>(
  open: OpenFile,
  file: string,
  schema: z.ZodType<readonly [string, T]>,
  onFault: FaultListener,
): Promise<ByChild<T>> {
  const records = new Map<string, T[]>()
  const content = await readArray(() => open(file))
  if (!content.ok) {
    onFault({ kind: 'FILE_REFUSED', file, place: content.place, reason: content.reason })
    return records
  }
  for (const [index, element] of content.elements.entries()) {
    const parsed = schema.safeParse(element)
    if (parsed.success) {
      const [child, record] = parsed.data
      records.set(child, [...(records.get(child) ?? []), record])
      continue
    }
    const issue = parsed.error.issues[0]
    onFault({
      kind: 'RECORD_SKIPPED',
      file,
      place: ['', index, ...(issue?.path ?? [])].join('/'),
      reason: issue?.code === 'custom' ? issue.message : 'is missing or has another form than documented',
    })
  }
  return records
}

type ArrayResult =
  | { readonly ok: true; readonly elements: readonly unknown[] }
  | { readonly ok: false; readonly place: string; readonly reason: string }

const refuseFile = (reason: string): ArrayResult => ({ ok: false, place: 'whole file', reason })

async function readArray(open: () => Promise<Uint8Array | null>): Promise<ArrayResult> {
  let bytes: Uint8Array | null
  try {
    bytes = await open()
  } catch (error) {
    return refuseFile((error as Error).message)
  }
  if (bytes === null) return { ok: true, elements: [] }
  const parsed = parseJson(bytes)
  if (!parsed.ok) return parsed
  return Array.isArray(parsed.value) ? { ok: true, elements: parsed.value } : refuseFile('is not a JSON array')
}
