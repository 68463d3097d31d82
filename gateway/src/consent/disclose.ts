import type { ChildId, DirectiveId, SliceId } from '@samsyn/schema/policy'
import type { DisclosureItem } from '../audit/disclosure.ts'
import { HIDDEN_CAPACITY, HIDDEN_ID } from './hidden-fields.ts'
import { isSelected, type Variables } from '../execute/selection.ts'
import type { ConsentSession } from './session.ts'
import { asksOnlyLocating, type WalkField } from './walk-fields.ts'

/** What the walk over a merged answer finds and does: list what is withheld, strip it, note what is disclosed. */

type Path = readonly (string | number)[]
type Answer = Record<string, unknown>

export interface WithheldEntry {
  readonly path: Path
  readonly slice: SliceId
  readonly code: 'NOT_SHARED'
}

export interface UnavailableEntry {
  readonly path: Path
  readonly slice: SliceId
}

export interface Disclosed {
  readonly withheld: readonly WithheldEntry[]
  readonly unavailable: readonly UnavailableEntry[]
  /** For each child in the answer, what is shown of them, each slice once. */
  readonly children: ReadonlyMap<ChildId, readonly DisclosedSlice[]>
}

/** A slice, and the directive that it is shown by. */
export interface DisclosedSlice {
  readonly slice: SliceId
  readonly directive: DirectiveId
}

/** A child as the registry put them into the answer. */
export interface FoundChild {
  readonly id: ChildId
  /** As what the registry let the caller see them. */
  readonly capacity: unknown
}

/** The children of an answer, by their object in it. */
export type FoundChildren = ReadonlyMap<object, FoundChild>

/** Finds the children of an answer, and takes the hidden fields out of it. */
export function takeChildren(data: Answer, fields: readonly WalkField[]): FoundChildren {
  const children = new Map<object, FoundChild>()
  const visit = (value: unknown, field: WalkField): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, field)
    } else if (typeof value === 'object' && value !== null) {
      const object = value as Answer
      if (field.isChild) {
        children.set(object, { id: object[HIDDEN_ID] as ChildId, capacity: object[HIDDEN_CAPACITY] })
        // The last first: V8 makes a slow object of one that loses any other.
        delete object[HIDDEN_CAPACITY]
        delete object[HIDDEN_ID]
      }
      for (const nested of field.nested) if (!field.isNamespace) visit(object[nested.selected.key], nested)
    }
  }
  for (const field of fields) visit(data[field.selected.key], field)
  return children
}

/**
 * Strips from an answer, in place, all that the session does not permit, and says what was stripped and what is shown.
 * Can be run again after the session has decided again: it only ever takes away.
 */
export function strip(
  data: Answer,
  fields: readonly WalkField[],
  found: FoundChildren,
  session: ConsentSession,
  variables: Variables,
): Disclosed {
  const withheld: WithheldEntry[] = []
  const unavailable: UnavailableEntry[] = []
  const children = new Map<ChildId, DisclosedSlice[]>()
  /** Where the walk is. */
  const path: (string | number)[] = []

  const mayLocate = (id: ChildId): boolean => session.decided(id)?.decision.locating === true

  /** @param hidesPlaces whether this is of a child whose whereabouts are protected */
  const visit = (value: unknown, field: WalkField, hidesPlaces: boolean): void => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        path.push(index)
        visit(value[index], field, hidesPlaces)
        path.pop()
      }
    } else if (typeof value === 'object' && value !== null) {
      const object = value as Answer
      if (field.isChild) visitChild(object, field)
      else for (const nested of field.nested) visitField(object, nested, hidesPlaces)
    }
  }

  const visitField = (object: Answer, field: WalkField, hidesPlaces: boolean): void => {
    const { key } = field.selected
    if (!isSelected(field.selected, variables)) return
    // The registry withholds these itself, but by what it knew when it answered.
    if (hidesPlaces && field.isLocating) object[key] = null
    else if (field.nested.length > 0) {
      path.push(key)
      visit(object[key], field, hidesPlaces)
      path.pop()
    }
  }

  const visitChild = (object: Answer, field: WalkField): void => {
    const { id } = found.get(object) as FoundChild
    const shown = children.get(id) ?? []
    children.set(id, shown)
    const locating = mayLocate(id)
    for (const nested of field.nested) {
      const { key } = nested.selected
      if (!nested.isNamespace) visitField(object, nested, !locating)
      else if (isSelected(nested.selected, variables)) {
        path.push(key)
        object[key] = stripNamespace(object[key], nested, id, locating, shown)
        path.pop()
      }
    }
  }

  const stripNamespace = (
    value: unknown,
    field: WalkField,
    id: ChildId,
    locating: boolean,
    shown: DisclosedSlice[],
  ): Answer | null => {
    const namespace = value as Answer | null | undefined
    let isEmpty = true
    for (const nested of field.nested) {
      const { slice } = nested
      const { key } = nested.selected
      if (slice === undefined || !isSelected(nested.selected, variables)) continue
      const share = session.permits(id, slice)
      if (share === undefined || (!locating && asksOnlyLocating(nested, variables))) {
        if (namespace) namespace[key] = null
        withheld.push({ path: [...path, key], slice, code: 'NOT_SHARED' })
      } else if (session.isUnavailable(id, slice)) {
        if (namespace) namespace[key] = null
        unavailable.push({ path: [...path, key], slice })
      } else {
        if (!shown.some((known) => known.slice === slice)) shown.push({ slice, directive: share.directive })
        const shared = namespace?.[key]
        if (shared === null || shared === undefined) continue
        isEmpty = false
        if (locating) continue
        path.push(key)
        stripLocating(shared, nested, slice)
        path.pop()
      }
    }
    return !isEmpty && namespace ? namespace : null
  }

  const stripLocating = (value: unknown, field: WalkField, slice: SliceId): void => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        path.push(index)
        stripLocating(value[index], field, slice)
        path.pop()
      }
    } else if (typeof value === 'object' && value !== null) {
      const object = value as Answer
      for (const nested of field.nested) {
        const { key } = nested.selected
        if (!isSelected(nested.selected, variables)) continue
        path.push(key)
        if (nested.isLocating) {
          object[key] = null
          withheld.push({ path: [...path], slice, code: 'NOT_SHARED' })
        } else stripLocating(object[key], nested, slice)
        path.pop()
      }
    }
  }

  for (const field of fields) visitField(data, field, false)
  return { withheld, unavailable, children }
}

/**
 * What must be recorded, and must still hold, for an answer to leave. The family's own look is no disclosure.
 * @param recordIds an id for each child, the same however often the items are made: a record is then made once
 * @param locked children whom a writer has held for too long: no slice of theirs is shown, and the rest is recorded so
 */
export function toDisclosureItems(
  disclosed: Disclosed,
  session: ConsentSession,
  recordIds: ReadonlyMap<ChildId, string>,
  locked: ReadonlySet<ChildId>,
): readonly DisclosureItem[] {
  const items: DisclosureItem[] = []
  for (const [id, slices] of disclosed.children) {
    const decided = session.decided(id)
    const record = recordIds.get(id)
    if (decided === undefined || record === undefined || (decided.isFamily && !decided.decision.onTeam)) continue
    const { person, decision, child, offices } = decided
    const { membership } = decision
    items.push({
      child: id,
      version: child.facts.version,
      legalTable: child.legalTableSeq,
      validUntil: decision.validUntil,
      ...(decision.onTeam ? {} : { offices }),
      ...(locked.has(id) ? { withoutLock: true } : {}),
      records: [
        {
          id: record,
          details: {
            person,
            role: membership?.role ?? null,
            service: membership?.service ?? null,
            organisation: membership?.organisation ?? session.requester.caller.organisation,
            purpose: session.requester.purpose,
            slices,
          },
        },
      ],
    })
  }
  return items
}
