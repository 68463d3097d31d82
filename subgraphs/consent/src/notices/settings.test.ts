import { describe, expect, it } from 'vitest'
import { readSettings } from '@samsyn/kit'
import { noticeSettings, openNotifier } from './settings.ts'

const FROM = { MAIL_FROM: 'ikke-svar@samsyn.example', PRODUCT_URL: 'https://samsyn.example/' }

const read = (env: Readonly<Record<string, string>>) => readSettings(noticeSettings(env), env)
const faultsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  const result = read(env)
  return result.ok ? [] : result.faults
}
const isSending = (env: Readonly<Record<string, string>>): boolean => {
  const result = read(env)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  return openNotifier(result.config) !== null
}

describe('notices', () => {
  it('are sent nowhere unless someone has said where', () => {
    expect(isSending({})).toBe(false)
    expect(isSending(FROM)).toBe(false)
  })

  it.each([
    { OUTBOX_FOLDER: '/tmp' },
    { SMTP_URL: 'smtp://127.0.0.1:25' },
    { SMTP_URL: 'smtps://bruker:ord@post.example' },
  ])('are sent: %o', (where) => {
    expect(isSending({ ...where, ...FROM })).toBe(true)
  })

  it.each([{ OUTBOX_FOLDER: '/tmp' }, { SMTP_URL: 'smtp://127.0.0.1:25' }])(
    'say whom they are from and where they lead, or the process does not start: %o',
    (where) => {
      expect(faultsOf(where)).toEqual(['MAIL_FROM is not set', 'PRODUCT_URL is not set'])
    },
  )

  it.each([
    [{ OUTBOX_FOLDER: '/tmp', SMTP_URL: 'smtp://127.0.0.1:25' }, 'SMTP_URL: not together with OUTBOX_FOLDER'],
    [{ OUTBOX_FOLDER: '' }, expect.stringMatching(/^OUTBOX_FOLDER: /)],
    [{ SMTP_URL: 'https://post.example' }, expect.stringMatching(/^SMTP_URL: /)],
    [{ SMTP_URL: 'smtp://post.example?tls.rejectUnauthorized=false' }, 'SMTP_URL: takes no options'],
    [{ SMTP_URL: 'smtp://post.example', MAIL_FROM: 'Samsyn' }, expect.stringMatching(/^MAIL_FROM: /)],
    [{ SMTP_URL: 'smtp://post.example', PRODUCT_URL: 'samsyn' }, expect.stringMatching(/^PRODUCT_URL: /)],
  ])('%o is refused', (settings, fault) => {
    expect(faultsOf({ ...FROM, ...settings })).toEqual([fault])
  })
})
