import { createTransport } from 'nodemailer'
import { composeMessage, type Sender } from './message.ts'
import type { Notifier } from './notifier.ts'

/** Messages by SMTP. */

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]']
const PATIENCE_MS = 10_000
/** What nodemailer calls a server's no to a recipient, and to a message. */
const REFUSALS: readonly unknown[] = ['EENVELOPE', 'EMESSAGE']

/**
 * Each message is a connection of its own, encrypted unless the server is on this machine, and with a certificate that
 * holds; otherwise nothing is sent.
 * @param url `smtp://` upgrades to TLS before anything is said, `smtps://` begins with it; user and password may be in it
 */
export function openMail(url: string, sender: Sender): Notifier {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const isLocal = LOOPBACK.includes(hostname)
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isLocal,
    ignoreTLS: !secure && isLocal,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    dnsTimeout: PATIENCE_MS,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (address) => {
      try {
        await transport.sendMail(composeMessage(sender, address))
        return 'SENT'
      } catch (error) {
        if (REFUSALS.includes((error as { code?: unknown }).code)) return 'REFUSED'
        throw error
      }
    },
  }
}
