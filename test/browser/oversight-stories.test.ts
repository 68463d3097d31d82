import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addDays, dateInNorway } from '@samsyn/schema/policy'
import { openChild, openTab } from './people.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'

const SLICE = 'NAV: Aktiviteter'

/** Asks what the coordinating unit was told at noon on a date. */
async function replay(officer: Page, date: string): Promise<void> {
  await officer.getByLabel('Mottaker').selectOption({ label: 'Koordinerende enhet i kommunen' })
  await officer.getByLabel('Dato').fill(date)
  await officer.getByLabel('Klokkeslett').fill('12:00')
  await officer.getByRole('button', { name: 'Vis avgjørelsen' }).click()
  await officer.getByRole('heading', { level: 2, name: 'Slik var det' }).waitFor()
}

describeInBrowser('what the privacy officer oversees', () => {
  const { product, visit, readDisclosures } = setBrowserStage()
  const idOf = (person: string): string => product().families.person(person).id
  const looksOf = async (child: string, person: string) =>
    (await readDisclosures(child)).filter((look) => (look as { person: string }).person === idOf(person))

  it('a decision is replayed as it was before a withdrawal and after, with its reasons, and each replay is a look', async () => {
    // Frida and her mother said yes forty days ago; two days later Frida took it back.
    const { today } = product().families
    const officer = await visit('privacy-officer')
    await openChild(officer, 'Frida Fjellbekk')
    await openTab(officer, 'Hvorfor')
    const trace = officer.getByRole('listitem').filter({ has: officer.getByRole('heading', { name: SLICE }) })

    const before = (await looksOf('frida', 'siri')).length
    await replay(officer, addDays(today, -39))
    await trace.getByRole('heading', { name: `${SLICE} – Deles`, exact: true }).waitFor()
    await trace.getByText('Regel N-15-17').waitFor()
    await trace.getByText('Avgjørende. Teller. Har signert: Gro Fjellbekk og Frida Fjellbekk').waitFor()
    const between = await looksOf('frida', 'siri')
    expect(between.length).toBe(before + 1)
    expect(between.at(-1)).toMatchObject({ role: null, service: null, slices: [] })

    await replay(officer, addDays(today, -37))
    await trace.getByRole('heading', { name: `${SLICE} – Deles ikke`, exact: true }).waitFor()
    await trace.getByText('Fordi: ja-et var trukket tilbake').waitFor()
    expect((await looksOf('frida', 'siri')).length).toBe(before + 2)
  })

  it('a look at night is marked, and to be told at which child is a look at that child', async () => {
    const day = addDays(product().families.today, -4)
    // 22:30 in winter, 23:30 in summer.
    const at = `${day}T21:30:00.000Z`
    expect(dateInNorway(at)).toBe(day)
    const details = {
      person: idOf('kari'),
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      organisation: '314000013',
      purpose: 'COORDINATION',
      slices: [{ slice: 'school.attendance', directive: randomUUID() }],
    }
    await product().database.query(
      `WITH looked AS (INSERT INTO audit.disclosure (id, at, child, details) VALUES ($1, $2, $3, $4::jsonb) RETURNING seq)
       INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', seq FROM looked`,
      [randomUUID(), at, idOf('bjorn'), JSON.stringify(details)],
    )

    const officer = await visit('privacy-officer')
    await openTab(officer, 'Oppslag')
    await officer.getByRole('checkbox', { name: 'Bare det som er merket' }).check()
    const card = officer
      .getByRole('listitem')
      .filter({ has: officer.getByRole('heading', { level: 3, name: 'Kari Nordvik' }) })
    await card.getByText('Uvanlig tid').waitFor()
    await card.getByText('Oppslag: 1. Barn: 1. Fikk se noe om: 1.').waitFor()
    expect(await card.getByText('Bjørn Fjellbekk').count()).toBe(0)

    const before = (await looksOf('bjorn', 'siri')).length
    await card.getByRole('button', { name: 'Vis hvilke barn' }).click()
    await card.getByText('Bjørn Fjellbekk (1 oppslag)').waitFor()
    expect((await looksOf('bjorn', 'siri')).length).toBe(before + 1)
  })

  it('the evidence of a child is a file that says how it is checked, and holds nothing of any sector', async () => {
    const officer = await visit('privacy-officer')
    await openChild(officer, 'Linnea Lyngblom')
    await openTab(officer, 'Dokumentasjon')
    const [download] = await Promise.all([
      officer.waitForEvent('download'),
      officer.getByRole('button', { name: 'Last ned JSON' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('samsyn-evidence.json')
    const stream = await download.createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const evidence = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
    expect(Object.keys(evidence).toSorted().join(' ')).toBe(
      'checkpoint child directives format howToCheck legalTables log name reader reports requests writtenAt',
    )
    expect(JSON.stringify(evidence)).not.toContain('GRADE_4')
  })
})
