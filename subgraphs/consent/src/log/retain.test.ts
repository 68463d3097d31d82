import { beforeEach, describe, expect, it } from 'vitest'
import type { NewEvent } from '@samsyn/schema/policy'
import { PARENT, refusalOf, REGISTER_READ } from '../testing-ledger.ts'
import { BOTH_ENGINES } from '../testing.ts'
import { retain } from './retain.ts'
import { openTestLog, type TestLog } from './testing-log.ts'

/** All rows of the registry and the log that hold a text. */
async function findRows(log: TestLog, text: string): Promise<readonly string[]> {
  const { rows } = await log.pool.query(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname IN ('registry', 'audit') ORDER BY 1`,
  )
  const found: string[] = []
  for (const { name } of rows as { name: string }[]) {
    const held = await log.pool.query(`SELECT FROM ${name} AS t WHERE t::text LIKE '%' || $1 || '%'`, [text])
    if (held.rows.length > 0) found.push(name)
  }
  return found
}

const bornOn = (birthDate: string): NewEvent =>
  ({ ...REGISTER_READ, body: { ...REGISTER_READ.body, birthDate } }) as NewEvent

describe.each(BOTH_ENGINES)('retention (%s)', (engine) => {
  let log: TestLog
  let child: string

  const run = (today: string, isForReal = true, years = 3) =>
    retain({ query: (text, values) => log.pool.query(text, [...values]) }, { years, today, erase: isForReal })
  const erase = (id = child) => log.pool.query('SELECT audit.erase_child($1) AS erased', [id])

  beforeEach(async () => {
    log = await openTestLog(engine)
    child = await log.registerChild()
    await log.record(child, bornOn('2000-05-17'))
    await log.recordLook(child)
    return () => log.close()
  })

  it('counts those whose 25th birthday is so many years ago, and erases none unless told to', async () => {
    await log.sequence()
    expect(await run('2028-05-16')).toEqual({ outlived: 0, erased: 0, pending: 0 })
    expect(await run('2028-05-17', false)).toEqual({ outlived: 1, erased: 0, pending: 0 })
    expect(await findRows(log, child)).toContain('audit.disclosure')
    expect(await run('2028-05-17')).toEqual({ outlived: 1, erased: 1, pending: 0 })
    expect(await run('2028-05-17')).toEqual({ outlived: 0, erased: 0, pending: 0 })
  })

  it('leaves nothing of the child, nor of a family who is nothing else here', async () => {
    await log.pool.query(`INSERT INTO registry.contact_address VALUES ($1, 'aase@testvik.example')`, [PARENT.id])
    await log.pool.query(`INSERT INTO registry.notice (person, key) VALUES ($1, 'ending:x:y:14')`, [PARENT.id])
    await log.sequence()
    await erase()
    for (const text of [child, PARENT.id, PARENT.displayName, 'aase@testvik.example']) {
      expect(await findRows(log, text), text).toEqual([])
    }
  })

  it('leaves a parent who has another child, and that child', async () => {
    const sibling = await log.registerChild()
    await log.sequence()
    const before = await findRows(log, sibling)
    await erase()
    expect(await findRows(log, sibling)).toEqual(before)
    expect(await findRows(log, PARENT.nationalIdentityNumber)).toEqual(['registry.person'])
  })

  it('leaves a child who holds an office by now, as a person', async () => {
    await log.pool.query(
      `INSERT INTO registry.officer (person, municipality, organisation, from_date) VALUES ($1, '9901', '1', '2027-01-01')`,
      [child],
    )
    await log.sequence()
    await erase()
    expect(await findRows(log, child)).toEqual(['registry.officer', 'registry.person'])
  })

  it('leaves a log that verifies, before the erasure is in it and after', async () => {
    const other = await log.registerChild()
    await log.sequence()
    const witnessed = await log.listNotes()
    await erase()
    expect(await log.verify(witnessed)).toMatchObject({ ok: true, summary: { erased: 0, pending: 1 } })
    await log.recordLook(other)
    await log.sequence()
    expect(await log.verify(witnessed)).toMatchObject({ ok: true, summary: { erased: 1, pending: 0 } })
  })

  it('gives a child who comes again another pseudonym', async () => {
    await log.sequence()
    const { rows } = await log.pool.query('SELECT pseudonym FROM audit.subject')
    await erase()
    await log.pool.query('SELECT registry.append($1, now(), NULL, $2, $3)', [
      child,
      'REGISTER_READ',
      REGISTER_READ.body,
    ])
    await log.sequence()
    const again = await log.pool.query('SELECT pseudonym FROM audit.subject')
    expect(again.rows).toHaveLength(1)
    expect(again.rows).not.toEqual(rows)
    expect(await log.verify()).toMatchObject({ ok: true, summary: { erased: 1 } })
  })

  it('waits while something of the child has no leaf', async () => {
    expect(await refusalOf(erase())).toBe('55000')
    expect(await run('2028-05-17')).toEqual({ outlived: 1, erased: 0, pending: 1 })
    await log.sequence()
    expect(await run('2028-05-17')).toEqual({ outlived: 1, erased: 1, pending: 0 })
  })

  it('knows no age of a child without a date of birth', async () => {
    await log.record(child, bornOn('ukjent'))
    await log.sequence()
    expect(await run('2999-01-01', false)).toEqual({ outlived: 0, erased: 0, pending: 0 })
  })

  it('says so when there is no such child', async () => {
    expect((await erase('00000000-0000-4000-8000-000000000000')).rows).toEqual([{ erased: false }])
  })

  it('is the one way in which rows go that are never to go', async () => {
    const other = await log.registerChild()
    await log.sequence()
    const tables = ['registry.ledger', 'audit.disclosure', 'audit.subject']
    await log.recordLook(other)
    for (const table of tables) {
      expect(await refusalOf(log.pool.query(`DELETE FROM ${table}`)), table).toBe('P0001')
      // Said of one child, it is of no other.
      await log.inTransaction('BEGIN', async (session) => {
        await session.query(`SELECT set_config('samsyn.erasing', $1, true)`, [child])
        expect(await refusalOf(session.query(`DELETE FROM ${table} WHERE child = '${other}'`)), table).toBe('P0001')
      })
      await log.inTransaction('BEGIN', async (session) => {
        await session.query(`SELECT set_config('samsyn.erasing', $1, true)`, [child])
        const update = `UPDATE ${table} SET child = child WHERE child = '${child}'`
        expect(await refusalOf(session.query(update)), table).toBe('P0001')
      })
    }
    await erase()
    expect(await refusalOf(log.pool.query('DELETE FROM registry.ledger'))).toBe('P0001')
  })
})
