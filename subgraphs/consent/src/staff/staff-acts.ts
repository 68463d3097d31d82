import { intakeActs } from './intake-acts.ts'
import { recordActs } from './record-acts.ts'
import { requestActs } from './requests.ts'

/** Every mutation of those who help. */
export const staffActs = { ...intakeActs, ...recordActs, ...requestActs }
