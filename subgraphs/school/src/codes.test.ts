import { expect, it } from 'vitest'
import { narrowFravarstype, narrowKarakter, readPlacement } from './codes.ts'

const PLACEMENTS: readonly (readonly [description: string, grade: string | null, programme: string | null])[] = [
  ['4. trinn', 'GRADE_4', null],
  ['10. trinn', 'GRADE_10', null],
  ['11. trinn', null, null],
  ['4. trinn, liten gruppe etter sykdom', 'GRADE_4', null],
  ['Vg1 studiespesialisering', 'VG1', 'Studiespesialisering'],
  ['VG2 Helse- og oppvekstfag, særskilt tilrettelagt', 'VG2', 'Helse- og oppvekstfag'],
  ['Vg1 hverdagslivstrening', 'VG1', null],
  ['Vg4 naturbruk', null, null],
  ['Sykehusskolen, 4. trinn', null, null],
  ['', null, null],
]

it.each(PLACEMENTS)('of the description "%s" only grade and national programme are kept', (text, grade, programme) => {
  expect(readPlacement(text)).toEqual({ grade, programme })
})

it('a code outside the table is OTHER, whatever it is called', () => {
  expect(['X', 'helse', '', 'constructor', '__proto__'].map(narrowFravarstype)).toEqual(Array(5).fill('OTHER'))
})

it('only 1 to 6 are marks', () => {
  expect(['0', '7', '10', '5+', 'IV', 'F'].map((kode) => narrowKarakter(kode).mark)).toEqual(Array(6).fill(null))
})
