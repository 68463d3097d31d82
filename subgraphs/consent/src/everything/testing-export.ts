import type { TestRegistry } from '../testing.ts'
import type { ExportPart } from './parts.ts'

/** Exports as a person gets them, part by part. */

/** `null`: nothing for them; `undefined`: no such child. */
export async function readChildPart(
  registry: TestRegistry,
  person: string,
  child: string,
  after: string | null = null,
): Promise<ExportPart | null | undefined> {
  const query =
    'query ($id: ID!, $after: String) { child(id: $id) { everything(after: $after) { content endCursor } } }'
  interface Told {
    readonly child: { readonly everything: ExportPart | null } | null
  }
  const { text, body } = await registry.ask<Told>(person, query, { id: registry.idOf(child), after })
  if (body.data === undefined || body.errors !== undefined) throw new Error(text)
  return body.data.child?.everything
}

export async function readPersonPart(
  registry: TestRegistry,
  person: string,
  after: string | null = null,
): Promise<ExportPart> {
  const query = 'query ($after: String) { me { everything(after: $after) { content endCursor } } }'
  const { text, body } = await registry.ask<{ me: { everything: ExportPart } }>(person, query, { after })
  if (body.data === undefined || body.errors !== undefined) throw new Error(text)
  return body.data.me.everything
}

/** Every part, one after another. */
export async function readParts(
  read: (after: string | null) => Promise<ExportPart | null | undefined>,
): Promise<readonly string[]> {
  const parts: string[] = []
  for (let after: string | null = null; ; ) {
    const part: ExportPart | null | undefined = await read(after)
    if (part == null) throw new Error('there is no export')
    parts.push(part.content)
    after = part.endCursor
    if (after === null) return parts
  }
}
