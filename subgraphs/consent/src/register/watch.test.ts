import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFamilies, todayInNorway } from '@samsyn/demo/families'
import type { Log } from '@samsyn/kit'
import { openDatabase, type RegistryDatabase } from '../database.ts'
import { openRegistry } from '../source.ts'
import { ENGINES, openMigratedDatabase, type TestDatabase } from '../testing.ts'
import { openTestFeed, type TestFeed } from './testing.ts'
import { watchRegister } from './watch.ts'

type Line = Parameters<Log>

describe.each(ENGINES)('the population register, watched (%s)', (engine) => {
  let opened: TestDatabase
  let database: RegistryDatabase
  let feed: TestFeed

  beforeAll(async () => {
    opened = await openMigratedDatabase(engine)
    database = openDatabase(opened.pool)
  })
  afterAll(() => opened.close())
  beforeEach(async () => {
    feed = await openTestFeed(createFamilies(todayInNorway()))
    return () => feed.close()
  })

  /** Watches a folder until its first reading is done; what was logged by then. */
  const watchOnce = async (folder: string): Promise<readonly Line[]> => {
    const lines: Line[] = []
    const watch = watchRegister(folder, database, (...line) => lines.push(line))
    await watch.stop()
    return lines
  }
  const countReadings = async (): Promise<unknown> =>
    (await opened.pool.query('SELECT count(*)::int FROM registry.register_feed')).rows[0]

  it('is read at once, and a reading under way is ended before the watch is', async () => {
    await feed.date(await openRegistry(database).now())
    expect(await watchOnce(feed.folder)).toEqual([
      ['the population register was read', { changed: 0, missed: 0, isNew: true }],
    ])
    expect(await watchOnce(feed.folder)).toEqual([])
  })

  it('has its faults logged by place, and nothing recorded of a reading that is refused', async () => {
    const before = await countReadings()
    await feed.write('lest.json', '{"tidspunkt":"Åsmund"}')
    expect(await watchOnce(feed.folder)).toEqual([
      ['source fault', { kind: 'FILE_REFUSED', file: 'lest.json', place: '/tidspunkt', reason: expect.any(String) }],
    ])
    expect(await countReadings()).toEqual(before)
  })

  it('goes on being watched when the database fails, and nothing of the failure but its code is logged', async () => {
    await feed.date(await openRegistry(database).now())
    await opened.pool.query('ALTER TABLE registry.person RENAME TO away')
    expect(await watchOnce(feed.folder)).toEqual([['the population register could not be read', { code: '42P01' }]])
    await opened.pool.query('ALTER TABLE registry.away RENAME TO person')
    expect(await watchOnce(feed.folder)).toMatchObject([['the population register was read', { isNew: true }]])
  })

  it('is not there: that is a fault of one file, whose folder is not named', async () => {
    const lines = await watchOnce(join(feed.folder, 'borte'))
    expect(lines).toMatchObject([['source fault', { file: 'lest.json', place: 'whole file' }]])
    expect(JSON.stringify(lines)).not.toContain('borte')
  })
})
