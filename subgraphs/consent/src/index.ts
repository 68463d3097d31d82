export { migrate, openDatabase, type Pool } from './database.ts'
export { recordEvents, recordRegisterRead, registerOfficer, registerPersons, registerRegistrar } from './intake.ts'
export { serveConsent } from './serve.ts'
export { openRegistry, type Registry } from './source.ts'
