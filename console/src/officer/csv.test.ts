import { expect, test } from 'vitest'
import { writeCsv } from './csv.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+47', "'+47"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
])('a text that a spreadsheet would take for a formula is a text: %j', (text, written) => {
  expect(writeCsv([[text]])).toBe(`${written}\r\n`)
})

test('commas, quotes and line breaks stay within their cell', () => {
  expect(writeCsv([['Åse, "Pål"', 'a\nb', null, -2, true]])).toBe('"Åse, ""Pål""","a\nb",,-2,true\r\n')
})
