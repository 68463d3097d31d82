/** What every process that serves does alike: how it ends, and what goes first. */
export * from './acts-first.ts'
export * from './connections.ts'
export * from './log-line.ts'
export * from './operations.ts'
export * from './server-tls.ts'
export * from './settings.ts'
