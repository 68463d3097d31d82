import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { printFinding, RULES } from './rules.ts'

test('every rule has an example that breaks it', () => {
  const folder = new URL('./', import.meta.url)
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && name !== 'rules.test.ts')
  const text = tests.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
  expect(Object.keys(RULES).filter((rule) => !text.includes(`'${rule}`))).toEqual([])
})

test('no two rules have one number', () => {
  const numbers = Object.keys(RULES).map((rule) => rule.slice(0, 3))
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('a finding is one line, whatever the composition has to say', () => {
  const finding = { rule: 'C24_COMPOSES', coordinate: 'composition: X', message: 'One\n  two', mend: 'Three' } as const
  expect(printFinding(finding)).toBe('C24_COMPOSES composition: X | One two | Three')
})
