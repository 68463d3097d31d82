import { expect, test } from 'vitest'
import { readNote } from './read-note.ts'

test('a checkpoint tells of its log, its root and the keys that signed it', () => {
  expect(
    readNote('samsyn.no/log\n12\ncm9vdA==\n\n— samsyn.no/log AQID/3NpZw==\n— witness.no/a CgsMDXNpZw==\n'),
  ).toEqual({
    origin: 'samsyn.no/log',
    root: 'cm9vdA==',
    keys: [
      { name: 'samsyn.no/log', id: '010203ff' },
      { name: 'witness.no/a', id: '0a0b0c0d' },
    ],
  })
})

test.each(['', 'samsyn.no/log\n12\ncm9vdA==\n', 'a\n1\nb\n\n— name !!\n'])('%j is no signed note', (text) => {
  expect(readNote(text)).toBeNull()
})
