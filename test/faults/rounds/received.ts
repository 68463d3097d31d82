import { type SliceId, sectorOf } from '@samsyn/schema/policy'
import { selectSlice } from '../../everything.ts'

/** What the readers ask for, one slice of each sector. */
export const ASKED = [
  'school.attendance',
  'health.appointments',
  'childWelfare.measures',
  'nav.followUp',
] as const satisfies readonly SliceId[]

/** Each slice under a name that is like nothing else in an answer. */
const aliasOf = (slice: SliceId): string => `slice_${slice.replace('.', '_')}`

export const READ = selectFrom(ASKED)
/** As little as can be asked for, and so as often as can be. */
export const READ_ONE = selectFrom(ASKED.slice(0, 1))

function selectFrom(slices: readonly SliceId[]): string {
  return `query ($id: ID!) { child(id: $id) { id ${slices.map(selectAliased).join(' ')} } }`
}

function selectAliased(slice: SliceId): string {
  const start = `${sectorOf(slice)} { `
  const selection = selectSlice(slice)
  return `${start}${aliasOf(slice)}: ${selection.slice(start.length)}`
}

/**
 * The slices of which an answer holds anything, also where it is cut: one is received as soon as its first byte is. An
 * answer cut before that byte is taken to hold the slice too when it has so much as its name.
 */
export function findReceived(text: string): readonly SliceId[] {
  return ASKED.filter((slice) => {
    const name = `"${aliasOf(slice)}":`
    const at = text.indexOf(name)
    return (
      at >= 0 &&
      !text
        .slice(at + name.length)
        .trimStart()
        .startsWith('null')
    )
  })
}
