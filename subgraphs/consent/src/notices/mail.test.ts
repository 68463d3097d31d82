import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openMail } from './mail.ts'
import { readMessage } from './testing-message.ts'
import { emailOf, serveNotices, type TestNotices } from './testing-notices.ts'

const SENDER = { from: 'ikke-svar@samsyn.example', productUrl: 'https://samsyn.example/' }

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly message: string
}

describe('mail', () => {
  let notices: TestNotices
  const servers: SMTPServer[] = []

  beforeAll(async () => {
    notices = await serveNotices('embedded')
  })
  afterAll(() => notices.staff.close())
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  /** A server on a free port of this machine, and what it takes. */
  const listen = async (options: SMTPServerOptions = {}) => {
    const received: Received[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _, done) =>
        done(address === emailOf('pal') ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null),
      onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
        const from = mailFrom === false ? '' : mailFrom.address
        let message = ''
        stream.setEncoding('utf8')
        stream.on('data', (part: string) => {
          message += part
        })
        stream.on('end', () => {
          received.push({ from, to: rcptTo.map(({ address }) => address), message })
          done()
        })
      },
      ...options,
    })
    servers.push(server)
    server.on('error', () => {})
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { received, port: (server.server.address() as AddressInfo).port }
  }

  it('is sent to each by itself, and a recipient who is refused stops nobody else', async () => {
    const { received, port } = await listen()
    await notices.agree('linnea', 5, ['school.attendance'], 'ingrid', 'pal')
    await notices.agree('ante', 5, ['school.attendance'], 'gro')
    const mail = openMail(`smtp://127.0.0.1:${port}`, SENDER)
    expect(await notices.send(mail)).toEqual({ sent: 2, refused: 1, failed: 0 })
    expect(
      received.map(({ from, to }) => ({ from, to })).toSorted((a, b) => (String(a.to) < String(b.to) ? -1 : 1)),
    ).toEqual(['gro', 'ingrid'].map((person) => ({ from: SENDER.from, to: [emailOf(person)] })))
    expect(readMessage(received[0]?.message ?? '').subject).toBe('Du har noe å se på i Samsyn')
    expect(await notices.send(mail)).toEqual({ sent: 0, refused: 1, failed: 0 })
    expect(await notices.tell()).toEqual(['pal'])
  })

  it('signs in where the setting says as whom', async () => {
    const seen: unknown[] = []
    const { received, port } = await listen({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        seen.push([username, password])
        done(null, { user: username })
      },
    })
    expect(await openMail(`smtp://samsyn:bl%C3%A5b%C3%A6r%40@127.0.0.1:${port}`, SENDER).send(emailOf('ingrid'))).toBe(
      'SENT',
    )
    expect(seen).toEqual([['samsyn', 'blåbær@']])
    expect(received).toHaveLength(1)
  })

  it('throws, and so is tried again, where the server is away or does not know whom it is from', async () => {
    const { port } = await listen({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, _session, done) => done(new Error('unknown')),
    })
    await expect(
      openMail(`smtp://samsyn:feil@127.0.0.1:${port}`, SENDER).send(emailOf('ingrid')),
    ).rejects.toMatchObject({
      code: 'EAUTH',
    })
    await expect(openMail('smtp://127.0.0.1:1', SENDER).send(emailOf('ingrid'))).rejects.toMatchObject({
      code: expect.stringMatching(/^E(SOCKET|CONNECTION)$/),
    })
  })

  describe('is never sent in the clear', () => {
    // The same server by an address that is not known as this machine's own.
    it.each([
      ['by a server that offers no encryption', { disabledCommands: ['STARTTLS'] }],
      ['by one whose certificate nobody vouches for', { disabledCommands: [] }],
    ])('%s', async (_, options) => {
      const { received, port } = await listen(options)
      await expect(openMail(`smtp://0.0.0.0:${port}`, SENDER).send(emailOf('ingrid'))).rejects.toMatchObject({
        code: expect.stringMatching(/^E(TLS|SOCKET)$/),
      })
      expect(received).toEqual([])
    })

    it('to a server that is to begin with encryption', async () => {
      const { received, port } = await listen()
      await expect(openMail(`smtps://127.0.0.1:${port}`, SENDER).send(emailOf('ingrid'))).rejects.toThrow()
      expect(received).toEqual([])
    })
  })
})
