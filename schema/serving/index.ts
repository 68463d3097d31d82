/** What every process that serves does alike: how it ends, and what goes first. */
export * from './acts-first.ts'
export * from './connections.ts'
