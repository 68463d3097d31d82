import { type FaultListener, parseJson } from '@samsyn/kit'
import {
  type AccessSettings,
  keepReading,
  type KeptSource,
  openAccess,
  openSourceClient,
  type SourceClient,
  SourceUnavailable,
} from '@samsyn/kit/http'
import { z } from 'zod'
import type { Message } from './message.ts'
import { readMessageFiles } from './message-files.ts'
import { CONTACT_FILE, FILE_LIMIT_BYTES, PARENT_SUPPORT_FILE, readContacts, readParentSupport } from './own-files.ts'
import { createSource, type Delivery, hideNumbers, indexCases, type Source } from './source.ts'

/** A server that holds what a case system delivers, and how it is read. */
export interface DeliverySettings extends AccessSettings {
  readonly SOURCE_URL: URL
  readonly SOURCE_MAX_AGE_SECONDS: number
  readonly SOURCE_REFRESH_SECONDS: number
  readonly SOURCE_READING_SECONDS: number
}

/** The list of what is delivered, of our own: no exchange format has one. */
const LIST_FILE = 'samsyn-leveranse.json'
const LIST = z.object({
  filer: z
    .array(z.string().regex(/^[\w-][\w.-]{0,200}\.(xml|json)$/i))
    .refine((files) => new Set(files).size === files.length),
})
/** A message of any length is read piece by piece. It must still end. */
const MESSAGE_LIMIT_BYTES = 512 * 1024 * 1024

/** A message as it was read, which the server may say is still the newest. */
interface KnownMessage {
  readonly etag: string | undefined
  readonly message: Message
}

interface Reading extends Delivery {
  readonly known: ReadonlyMap<string, KnownMessage>
}

/**
 * Reads a delivery over HTTP, at once and then every so often: the list, and each file that is in it and has changed. A
 * delivery is read whole or not at all. Where a file of it cannot be read, whose case is missing cannot be told, so what
 * was read before is told on until it is too old, and then nothing is.
 * @returns when it was read for the first time, however that went
 * @throws Error when the client's key cannot be used
 */
export async function openDeliverySource(
  settings: DeliverySettings,
  onFault: FaultListener,
): Promise<KeptSource<Source>> {
  const access = await openAccess(settings)
  const client = openSourceClient({ url: settings.SOURCE_URL, access, answerLimitBytes: MESSAGE_LIMIT_BYTES })
  const report: FaultListener = (fault) => onFault({ ...fault, file: hideNumbers(fault.file) })
  const kept = await keepReading<Reading>({
    read: (before, signal) => readDelivery(client, before?.known ?? new Map(), signal, report),
    onFailure: ({ message }) =>
      report({ kind: 'NO_ANSWER', file: LIST_FILE, place: 'whole delivery', reason: message }),
    refreshMs: settings.SOURCE_REFRESH_SECONDS * 1000,
    readingMs: settings.SOURCE_READING_SECONDS * 1000,
    maxAgeMs: settings.SOURCE_MAX_AGE_SECONDS * 1000,
  })
  return {
    ...createSource(() => kept.current()),
    close: () => {
      kept.close()
      return client.close()
    },
  }
}

async function readDelivery(
  client: SourceClient,
  known: ReadonlyMap<string, KnownMessage>,
  signal: AbortSignal,
  onFault: FaultListener,
): Promise<Reading> {
  const files = await readList(client, signal)
  const open = async (file: string): Promise<Uint8Array | null> => {
    if (!files.includes(file)) return null
    const { body } = await client.read({ path: file, accept: ['application/json'] }, signal)
    if (body === null || body.length > FILE_LIMIT_BYTES) throw new SourceUnavailable('TOO_LARGE')
    return body
  }
  let isRefused = false
  const report: FaultListener = (fault) => {
    isRefused ||= fault.kind === 'FILE_REFUSED'
    onFault(fault)
  }
  const contacts = await readContacts(open, report)
  const parentSupport = await readParentSupport(open, report)
  if (isRefused) throw new SourceUnavailable('BROKEN')
  const messages = await readMessages(client, files, known, signal, report)
  if (isRefused) throw new SourceUnavailable('BROKEN')
  const cases = indexCases(
    [...messages.values()].map(({ message }) => message),
    onFault,
  )
  return { known: messages, cases, contacts, parentSupport }
}

async function readList(client: SourceClient, signal: AbortSignal): Promise<readonly string[]> {
  const { body } = await client.read({ path: LIST_FILE, accept: ['application/json'] }, signal)
  const json = parseJson(body ?? Buffer.alloc(0))
  const list = LIST.safeParse(json.ok ? json.value : undefined)
  if (!list.success) throw new SourceUnavailable('BROKEN')
  const others = list.data.filer.filter((file) => !file.toLowerCase().endsWith('.xml'))
  // A name that nobody reads was to be something else.
  if (others.some((file) => file !== CONTACT_FILE && file !== PARENT_SUPPORT_FILE))
    throw new SourceUnavailable('BROKEN')
  return list.data.filer
}

/** Reads the messages that have changed; the others are as they were known. */
async function readMessages(
  client: SourceClient,
  files: readonly string[],
  known: ReadonlyMap<string, KnownMessage>,
  signal: AbortSignal,
  onFault: FaultListener,
): Promise<ReadonlyMap<string, KnownMessage>> {
  const messages = new Map<string, KnownMessage>()
  const etags = new Map<string, string | undefined>()
  const changed = files
    .filter((file) => file.toLowerCase().endsWith('.xml'))
    .map((file) => ({
      file,
      open: async () => {
        const before = known.get(file)
        const request = { path: file, accept: ['application/xml', 'text/xml'], etag: before?.etag }
        const { etag, body } = await client.stream(request, signal)
        etags.set(file, etag)
        if (body === null && before !== undefined) messages.set(file, before)
        return body
      },
    }))
  for await (const message of readMessageFiles(changed, onFault)) {
    messages.set(message.file, { etag: etags.get(message.file), message })
  }
  return messages
}
