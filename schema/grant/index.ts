export * from './claims.ts'
export * from './seal.ts'
