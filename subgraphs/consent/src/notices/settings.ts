import { z } from 'zod'
import { openMail } from './mail.ts'
import type { Notifier } from './notifier.ts'
import { openOutbox } from './outbox.ts'

const EMAIL = z.email()
const PRODUCT_URL = z.url({ protocol: /^https?$/ })
const SMTP_URL = z.url({ protocol: /^smtps?$/ }).regex(/^[^?#]*$/, 'takes no options')

/**
 * How a family is told that there is something to see: files in `OUTBOX_FOLDER`, or mail by `SMTP_URL`. With neither,
 * nothing is sent; with either, whom it is from and where it leads have to be said.
 */
export function noticeSettings(env: NodeJS.ProcessEnv) {
  const hasOutbox = env['OUTBOX_FOLDER'] !== undefined
  const isSending = hasOutbox || (env['SMTP_URL'] ?? env['SMTP_URL_FILE']) !== undefined
  return {
    OUTBOX_FOLDER: z.string().min(1).optional().meta({
      kind: 'folder',
      meaning: 'where messages are put as files; this or `SMTP_URL`, or nobody is told',
    }),
    SMTP_URL: SMTP_URL.refine(() => !hasOutbox, 'not together with OUTBOX_FOLDER')
      .optional()
      .meta({
        kind: '`smtp:` or `smtps:` URL',
        meaning: 'the mail server, with user and password if it takes them',
        asFile: true,
      }),
    MAIL_FROM: (isSending ? EMAIL : EMAIL.optional()).meta({
      kind: 'e-mail address',
      meaning: 'the address messages are from; required with either of the two',
    }),
    PRODUCT_URL: (isSending ? PRODUCT_URL : PRODUCT_URL.optional()).meta({
      kind: 'URL',
      meaning: 'where people sign in; required with either of the two',
    }),
  }
}

type NoticeConfig = z.infer<z.ZodObject<ReturnType<typeof noticeSettings>>>

/** `null`: nothing is sent. */
export function openNotifier(config: NoticeConfig): Notifier | null {
  const { OUTBOX_FOLDER: folder, SMTP_URL: smtpUrl, MAIL_FROM: from, PRODUCT_URL: productUrl } = config
  if (from === undefined || productUrl === undefined) return null
  const sender = { from, productUrl }
  if (folder !== undefined) return openOutbox(folder, sender)
  return smtpUrl === undefined ? null : openMail(smtpUrl, sender)
}
