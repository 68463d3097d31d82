import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'
import { createReport, printReport } from './report.ts'
import type { CheckResult } from './run.ts'
import { isSafeAddress } from './wire.ts'

const folder = mkdtempSync(join(tmpdir(), 'samsyn-options-'))
afterAll(() => rmSync(folder, { recursive: true }))
const SECRET = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U'

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const key = write('key', `2026-11:${SECRET}\n`)
const COMMAND = ['--url', 'http://127.0.0.1:4101/graphql', '--sector', 'school', '--key', key]

describe('the command', () => {
  it('takes an address, a sector and a key, and has children of its own to ask about', () => {
    const read = readOptions(COMMAND)
    expect(read.ok && read.options.people.length).toBe(13)
    expect(read.ok && read.options.key.kid).toBe('2026-11')
  })

  it('reports every fault at once, and none holds what the file holds', () => {
    const bad = write('bad-key', SECRET)
    const children = write('children', '[{"id":"1","nationalIdentityNumber":"14831750031x"}]')
    const read = readOptions(['--url', 'ftp://x', '--sector', 'x', '--key', bad, '--children', children])
    expect(read.ok ? [] : read.faults).toHaveLength(5)
    expect(JSON.stringify(read)).not.toMatch(/c2VjcmV0|14831750031/)
  })

  it.each([['--key', join(folder, 'none')], ['--verbose'], ['--children', key], ['--url', 'nonsense']])(
    'is not understood with %s',
    (...args) => {
      expect(readOptions([...COMMAND, ...args]).ok).toBe(false)
    },
  )
})

describe('records and grants are sent', () => {
  it.each([
    'https://school.example/graphql',
    'http://127.0.0.1:1/',
    'http://127.8.0.1/',
    'http://[::1]:1/',
    'http://localhost/',
  ])('to %s', (url) => expect(isSafeAddress(new URL(url))).toBe(true))
  it.each([
    'http://school.example/',
    'http://10.0.0.1/',
    'http://127.0.0.1.example/',
    'http://localhost.example/',
    'ftp://localhost/',
  ])('not to %s', (url) => expect(isSafeAddress(new URL(url))).toBe(false))
})

describe('a subgraph conforms', () => {
  const check = (level: CheckResult['level'], result: 'pass' | 'fail' | 'skip'): CheckResult => ({
    id: 'X01',
    level,
    name: 'a rule',
    ...(result === 'pass' ? { result } : { result, reason: 'so' }),
  })
  const url = new URL('http://user:secret@127.0.0.1/graphql?token=x')

  it.each([
    ['when a MUST passes', 'MUST', 'pass', false, true],
    ['not when a MUST fails', 'MUST', 'fail', true, false],
    ['not when a MUST could not be tried', 'MUST', 'skip', false, false],
    ['when that is allowed', 'MUST', 'skip', true, true],
    ['also when a SHOULD fails', 'SHOULD', 'fail', false, true],
  ] as const)('%s', (_when, level, result, allowSkipped, conforms) => {
    const report = createReport({ url, sector: 'school', allowSkipped }, [check(level, result)])
    expect(report.conforms).toBe(conforms)
    expect(printReport(report)).toContain(conforms ? 'every MUST is kept' : 'not every MUST is kept')
  })

  it('under an address that is printed without what may be secret in it', () => {
    const report = createReport({ url, sector: 'school', allowSkipped: false }, [])
    expect(JSON.stringify(report) + printReport(report)).not.toMatch(/secret|token/)
  })
})
