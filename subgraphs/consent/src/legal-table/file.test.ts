import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LEGAL_TABLE } from '@samsyn/schema/policy'
import { readLegalTableFile, readShippedLegalTable } from './file.ts'

describe('a file of municipal rules', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rules-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const read = async (text: string) => {
    const file = join(folder, 'regler.json')
    await writeFile(file, text)
    return readLegalTableFile(file)
  }

  it('adds its rows to the country’s, in place of those that come with the product', async () => {
    expect(await read('[]')).toEqual({ ok: true, rows: LEGAL_TABLE })
    const shipped = await readShippedLegalTable()
    expect(shipped.slice(0, LEGAL_TABLE.length)).toEqual(LEGAL_TABLE)
    expect(shipped.slice(LEGAL_TABLE.length).map(({ id }) => id)).toEqual([
      'S-0-15@4626',
      'S-16-17@4626',
      'S-0-14@1146',
      'S-15-17@1146',
    ])
  })

  it('is refused with a line for each fault', async () => {
    expect(await read('[{"municipality": "4626"}, "Tysvær"]')).toEqual({
      ok: false,
      faults: [
        '[0].name must be a text',
        '[0].source must be a text',
        '[0].inForceFrom must be a date',
        '[0].inForceTo must be a date, or null',
        '[0].replaces must be a list of one or more',
        '[0].rows must be a list of one or more',
        '[1] must be an object',
      ],
    })
  })

  it('is refused when it is no JSON, and when there is none', async () => {
    const unreadable = { ok: false, faults: ['cannot be read as JSON'] }
    expect(await read('[{"municipality": ')).toEqual(unreadable)
    expect(await readLegalTableFile(join(folder, 'ingen.json'))).toEqual(unreadable)
  })

  it('is refused as a whole when it is no list', async () => {
    expect(await read('{}')).toEqual({ ok: false, faults: ['must be a list of entries'] })
  })
})
