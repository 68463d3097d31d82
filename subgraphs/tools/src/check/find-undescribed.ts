import { isTypeDefinitionNode, parse } from 'graphql'
import { type CheckFinding, createError } from './rules.ts'

const MEND = 'Write a description above it: what it is in plain English, and the sector’s own term in parentheses.'

/** A reader of the graph has the descriptions and nothing else; so has a lawyer who compares it with what was signed. */
export function* findUndescribed(name: string, sdl: string): Generator<CheckFinding> {
  for (const node of parse(sdl).definitions) {
    if (!isTypeDefinitionNode(node)) continue
    const type = node.name.value
    const members = 'fields' in node ? (node.fields ?? []) : 'values' in node ? (node.values ?? []) : []
    const places = [
      { at: type, description: node.description },
      ...members.map((member) => ({ at: `${type}.${member.name.value}`, description: member.description })),
    ]
    for (const { at, description } of places) {
      if (description !== undefined && description.value.trim() !== '') continue
      yield createError('K09_DESCRIBED', `${name}: ${at}`, `${at} has no description.`, MEND)
    }
  }
}
