import { expect, test } from 'vitest'
import { joinCsv, joinJson } from './join-evidence.ts'

test('lists of the parts follow one another, and what is said once is the first part’s', () => {
  const parts = [
    { format: 'samsyn-evidence/1', writtenAt: 'one', name: 'Linnea', log: [1, 2] },
    { format: 'samsyn-evidence/1', writtenAt: 'two', log: [3] },
    { format: 'samsyn-evidence/1', writtenAt: 'three', log: [], reports: [4] },
  ]
  expect(JSON.parse(joinJson(parts.map((part) => JSON.stringify(part))))).toEqual({
    format: 'samsyn-evidence/1',
    writtenAt: 'one',
    name: 'Linnea',
    log: [1, 2, 3],
    reports: [4],
  })
})

test('a table has its header once, and every row', () => {
  expect(joinCsv(['a,b\r\n1,"x\r\ny"\r\n', 'a,b\r\n2,z\r\n', 'a,b\r\n'])).toBe('a,b\r\n1,"x\r\ny"\r\n2,z\r\n')
})
