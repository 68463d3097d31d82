import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SECTORS, SLICE_IDS } from '@samsyn/schema/policy'
import { CATALOGUE, SECTOR_WORDS } from '@samsyn/schema/sdl'
import { openOutbox } from './outbox.ts'
import { readMessage } from './testing-message.ts'
import { emailOf, serveNotices, type TestNotices } from './testing-notices.ts'

const SENDER = { from: 'ikke-svar@samsyn.example', productUrl: 'https://samsyn.example/' }

describe('an outbox', () => {
  let notices: TestNotices
  let folder: string

  beforeAll(async () => {
    notices = await serveNotices('embedded')
  })
  afterAll(() => notices.staff.close())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-outbox-'))
    return () => rm(folder, { recursive: true })
  })

  const readFiles = async (): Promise<readonly string[]> =>
    Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))

  it('gets one file a message, by a name that tells nothing, readable by its owner alone', async () => {
    const outbox = openOutbox(folder, SENDER)
    expect([await outbox.send(emailOf('gro')), await outbox.send(emailOf('pal'))]).toEqual(['SENT', 'SENT'])
    const names = await readdir(folder)
    expect(names).toEqual([1, 2].map(() => expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.eml$/)))
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })

  it('gets the message whole: whom it is from and to, and the same words in three languages', async () => {
    await openOutbox(folder, SENDER).send(emailOf('ingrid'))
    const [message = ''] = await readFiles()
    expect(message).toContain('\r\nTo: ingrid@example.no\r\n')
    expect(message).toContain('From: Samsyn <ikke-svar@samsyn.example>\r\n')
    expect(message).toContain('Auto-Submitted: auto-generated\r\n')
    const { subject, text } = readMessage(message)
    expect(subject).toBe('Du har noe å se på i Samsyn')
    expect(text).toBe(`Du har noe å se på i Samsyn. Logg inn på https://samsyn.example/ for å se hva det er.
Av hensyn til personvernet står det ikke noe mer her. Meldingen kan ikke besvares.

Du har noko å sjå på i Samsyn. Logg inn på https://samsyn.example/ for å sjå kva det er.
Av omsyn til personvernet står det ikkje noko meir her. Meldinga kan ikkje svarast på.

There is something for you to see in Samsyn. Sign in at https://samsyn.example/ to see what it is.
To protect your privacy nothing more is said here. You cannot reply to this message.
`)
  })

  it('tells no child, slice, sector or person, and the same to all, whatever it is about', async () => {
    const { staff } = notices
    const { families } = staff.registry
    await notices.agree('linnea', 5, ['school.attendance', 'health.contacts'], 'ingrid', 'pal')
    await notices.agree('froya', 5, ['health.mentalHealthFollowUp'], 'froya')
    await staff.record('gro', 'ante', staff.acts.terms({ slices: ['childWelfare.plan'] }))
    await staff.send('kari', 'requestConsent', { child: 'ase', slices: ['nav.contact'], purpose: 'COORDINATION' })
    expect(await notices.send(openOutbox(folder, SENDER))).toEqual({ sent: 5, refused: 0, failed: 0 })
    const messages = (await readFiles()).map((message) => readMessage(message).plain)
    expect(new Set(messages).size).toBe(1)
    const people = [...families.children, ...families.parents, ...families.staff]
    const words = [
      ...people.flatMap(({ id, givenName, familyName, nationalIdentityNumber }) => [
        id,
        givenName,
        familyName,
        nationalIdentityNumber,
      ]),
      ...SLICE_IDS.flatMap((id) => [id, ...Object.values(CATALOGUE[id].name)]),
      ...SECTORS.flatMap((sector) => [sector, ...Object.values(SECTOR_WORDS[sector])]),
    ]
    // As words of their own: »Tor« is also in a longer word.
    const said = words.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(messages[0] ?? ''))
    expect(said).toEqual([])
  })

  it('that is not there loses no message, and leaves nothing half written', async () => {
    await notices.agree('linnea', 6, ['school.contacts'], 'ingrid')
    await notices.agree('ante', 6, ['school.contacts'], 'gro')
    expect(await notices.send(openOutbox(join(folder, 'borte'), SENDER))).toEqual({ sent: 0, refused: 0, failed: 1 })
    expect(await readdir(folder)).toEqual([])
    expect(await notices.send(openOutbox(folder, SENDER))).toEqual({ sent: 1, refused: 0, failed: 0 })
    expect((await readFiles())[0]).toContain('To: gro@example.no')
  })
})
