import { caseload } from './caseload.ts'
import { children, child } from './children.ts'
import { common } from './common.ts'
import { ask, keep, timeline } from './coordination.ts'
import { acts, directives, give } from './directives.ts'
import { agreement, asked, keeping, notices, preview, receipts, renewal } from './family.ts'
import { accessibility, footer } from './footer.ts'
import { log } from './log.ts'
import { officer } from './officer.ts'
import { overseen } from './overseen.ts'
import { oversight } from './oversight.ts'
import { picture } from './picture.ts'
import { records } from './records.ts'
import { signIn } from './sign-in.ts'
import { looks, proof, reports } from './trust.ts'
import { words } from './words.ts'
import type { Texts } from '../shape.ts'

export const texts: Texts = {
  common,
  signIn,
  caseload,
  children,
  child,
  picture,
  timeline,
  ask,
  keep,
  directives,
  acts,
  give,
  log,
  footer,
  accessibility,
  officer,
  overseen,
  oversight,
  words,
  records,
  asked,
  agreement,
  preview,
  renewal,
  receipts,
  keeping,
  notices,
  looks,
  proof,
  reports,
}
