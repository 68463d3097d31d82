import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { composeMessage, type Sender } from './message.ts'
import type { Notifier } from './notifier.ts'

/**
 * Messages as files for something else to send: one `.eml` (RFC 5322) a message, by a name that tells nothing, whole from
 * the moment it has that name.
 * @param folder one that is there; otherwise every message throws
 */
export function openOutbox(folder: string, sender: Sender): Notifier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    send: async (address) => {
      const { message } = await transport.sendMail(composeMessage(sender, address))
      const name = randomUUID()
      const unfinished = join(folder, `.${name}.unfinished`)
      try {
        await writeFile(unfinished, message as Buffer, { mode: 0o600, flush: true })
        await rename(unfinished, join(folder, `${name}.eml`))
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      return 'SENT'
    },
  }
}
