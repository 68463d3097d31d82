export * from './leaf.ts'
export * from './note.ts'
export * from './proof.ts'
export * from './tree.ts'
