import { expect, it } from 'vitest'
import { ASKED, findReceived, READ } from './received.ts'

const WHOLE =
  '{"data":{"child":{"id":"a","school":{"slice_school_attendance":{"days":1}},"health":{"slice_health_appointments":[]},' +
  '"childWelfare":{"slice_childWelfare_measures":null},"nav":null}}}'

it.each([
  ['that is withheld', WHOLE, ['school.attendance', 'health.appointments']],
  ['behind the cut', WHOLE.slice(0, WHOLE.indexOf('{"days"')), ['school.attendance']],
  ['whose name has not come whole', WHOLE.slice(0, WHOLE.indexOf('_attendance')), []],
  ['of an answer without data', '{"errors":[{"message":"slice_school_attendance"}]}', []],
  ['of no answer', '', []],
])('a slice is not received %s', (_rule, text, received) => {
  expect(findReceived(text)).toEqual(received)
})

it('every slice that is asked for can be found', () => {
  for (const slice of ASKED) {
    const [name] = new RegExp(`slice_${slice.replace('.', '_')}`).exec(READ) ?? []
    expect(findReceived(`{"${name}": {`)).toEqual([slice])
  }
})
