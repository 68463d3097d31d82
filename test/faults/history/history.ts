import type { Purpose, SliceId } from '@samsyn/schema/policy'

/**
 * What clients did and saw, as they know it: times are milliseconds of one monotonic clock outside the product, taken before
 * anything was sent (`start`) and after the whole answer had come (`end`).
 */

/** Someone begins what may complete a permit: from then on it may count, whatever becomes of the request. */
export interface Permit {
  readonly child: string
  /** Of the directive; a name of our own where the answer that would have told its id was lost. */
  readonly directive: string
  readonly slices: readonly SliceId[]
  readonly purposes: readonly Purpose[]
  readonly start: number
}

/** A withdrawal that was acknowledged. One that was not promises nothing, and is no part of the history. */
export interface Withdrawal {
  readonly child: string
  readonly directive: string
  readonly slices: readonly SliceId[]
  readonly start: number
  readonly end: number
}

/** What one look-up told of one child. */
export interface Read {
  readonly child: string
  readonly purpose: Purpose
  readonly start: number
  readonly end: number
  /** Slices that came with something in them. */
  readonly shown: readonly SliceId[]
  /** Slices that were not withheld, with or without something in them: that they are shared was told. */
  readonly told: readonly SliceId[]
}

/** What may be shown, by all that clients have done so far. */
export interface History {
  permit(permit: Permit): void
  withdraw(withdrawal: Withdrawal): void
  /** Slices that a look-up told of and must not have. */
  findForbidden(read: Read): readonly SliceId[]
  /** All that was done about a slice of a child, oldest first, in words. */
  describe(child: string, slice: SliceId): readonly string[]
}

/**
 * A look-up may tell of a slice when some permit of it for that purpose may have counted before the look-up ended, and was
 * not withdrawn with an acknowledgement before it started. Everything that could be is given the benefit of the doubt;
 * what is left is no matter of opinion.
 */
export function createHistory(): History {
  const permits = new Map<string, Permit[]>()
  const withdrawals = new Map<string, Withdrawal[]>()
  const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const list = map.get(key) ?? []
    map.set(key, list)
    list.push(value)
  }
  const isGone = (directive: string, slice: SliceId, before: number): boolean =>
    (withdrawals.get(directive) ?? []).some(({ slices, end }) => slices.includes(slice) && end < before)

  return {
    permit: (permit) => {
      for (const slice of permit.slices) add(permits, keyOf(permit.child, slice), permit)
    },
    withdraw: (withdrawal) => add(withdrawals, withdrawal.directive, withdrawal),
    findForbidden: ({ child, purpose, start, end, told }) =>
      told.filter(
        (slice) =>
          !(permits.get(keyOf(child, slice)) ?? []).some(
            (permit) =>
              permit.start < end && permit.purposes.includes(purpose) && !isGone(permit.directive, slice, start),
          ),
      ),
    describe: (child, slice) => {
      const given = permits.get(keyOf(child, slice)) ?? []
      const lines = given.flatMap(({ directive, start, purposes }) => [
        { at: start, text: `${at(start)} ${directive} may count from here on, for ${purposes.join(', ')}` },
        ...(withdrawals.get(directive) ?? [])
          .filter(({ slices }) => slices.includes(slice))
          .map(({ start: from, end }) => ({
            at: from,
            text: `${at(from)} ${directive} is withdrawn, acknowledged at ${at(end)}`,
          })),
      ])
      return lines.toSorted((a, b) => a.at - b.at).map(({ text }) => text)
    },
  }
}

const keyOf = (child: string, slice: SliceId): string => `${child} ${slice}`

/** Milliseconds, as histories are printed. */
export const at = (time: number): string => `${time.toFixed(1)} ms`
