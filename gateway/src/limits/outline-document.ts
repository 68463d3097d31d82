import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

/** What one operation or fragment holds itself. What it spreads is only named: a fragment is counted once, not per spread. */
export interface Outline {
  fields: number
  rootFields: number
  depth: number
  /** How often each field name is renamed. */
  readonly aliases: Map<string, number>
  readonly spreads: Map<string, Spread>
  /** The most directives in one place, equal keys in one selection set, items in one list and characters in one text. */
  directives: number
  repeats: number
  list: number
  text: number
}

export interface Spread {
  times: number
  /** Of these, outside any field: what is spread there stands at the root. */
  atRoot: number
  /** Within how many fields it is at most spread. */
  depth: number
}

export interface DocumentOutline {
  readonly operations: readonly Outline[]
  readonly fragments: ReadonlyMap<string, Outline>
  /** The most variables one operation declares. */
  readonly variables: number
}

/** Reads a document once. A later fragment of the same name is put beside the first: both are counted. */
export function outlineDocument(document: DocumentNode): DocumentOutline {
  const operations: Outline[] = []
  const fragments = new Map<string, Outline>()
  let variables = 0
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      operations.push(outline(definition))
      variables = Math.max(variables, definition.variableDefinitions?.length ?? 0)
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      const known = fragments.get(definition.name.value)
      fragments.set(definition.name.value, outline(definition, known))
    }
  }
  return { operations, fragments, variables }
}

const createOutline = (): Outline => ({
  fields: 0,
  rootFields: 0,
  depth: 0,
  aliases: new Map(),
  spreads: new Map(),
  directives: 0,
  repeats: 0,
  list: 0,
  text: 0,
})

function outline(definition: DefinitionNode & { readonly selectionSet: SelectionSetNode }, into = createOutline()) {
  readDirectives(definition.directives ?? [], into)
  if ('variableDefinitions' in definition) {
    for (const { defaultValue, directives = [] } of definition.variableDefinitions ?? []) {
      if (defaultValue !== undefined) readValue(defaultValue, into)
      readDirectives(directives, into)
    }
  }
  readSelections(definition.selectionSet, 0, into)
  return into
}

function readSelections({ selections }: SelectionSetNode, depth: number, into: Outline): void {
  const keys = new Map<string, number>()
  for (const selection of selections) {
    readDirectives(selection.directives ?? [], into)
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      readSelections(selection.selectionSet, depth, into)
      continue
    }
    const name = selection.name.value
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const spread = into.spreads.get(name) ?? { times: 0, atRoot: 0, depth: 0 }
      into.spreads.set(name, spread)
      spread.times += 1
      if (depth === 0) spread.atRoot += 1
      spread.depth = Math.max(spread.depth, depth)
      continue
    }
    into.fields += 1
    if (depth === 0) into.rootFields += 1
    into.depth = Math.max(into.depth, depth + 1)
    if (selection.alias !== undefined) into.aliases.set(name, (into.aliases.get(name) ?? 0) + 1)
    const key = selection.alias?.value ?? name
    const repeats = (keys.get(key) ?? 0) + 1
    keys.set(key, repeats)
    into.repeats = Math.max(into.repeats, repeats)
    for (const argument of selection.arguments ?? []) readValue(argument.value, into)
    if (selection.selectionSet !== undefined) readSelections(selection.selectionSet, depth + 1, into)
  }
}

function readDirectives(directives: readonly DirectiveNode[], into: Outline): void {
  into.directives = Math.max(into.directives, directives.length)
  for (const directive of directives) for (const { value } of directive.arguments ?? []) readValue(value, into)
}

function readValue(value: ValueNode, into: Outline): void {
  if (value.kind === Kind.STRING) into.text = Math.max(into.text, value.value.length)
  else if (value.kind === Kind.INT || value.kind === Kind.FLOAT) into.text = Math.max(into.text, value.value.length)
  else if (value.kind === Kind.LIST) {
    into.list = Math.max(into.list, value.values.length)
    for (const item of value.values) readValue(item, into)
  } else if (value.kind === Kind.OBJECT) {
    for (const field of value.fields) readValue(field.value, into)
  }
}
