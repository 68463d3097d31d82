import type { SliceId } from '../policy/slices.ts'
import { CHILD_WELFARE } from './catalogue/child-welfare.ts'
import { HEALTH } from './catalogue/health.ts'
import { NAV } from './catalogue/nav.ts'
import { SCHOOL } from './catalogue/school.ts'
import type { SliceTexts } from './catalogue/texts.ts'

export type { SliceTexts } from './catalogue/texts.ts'

/**
 * The slice catalogue in a family's words. A description says what the sector's schema holds; whoever changes either
 * changes both, and `CONSENT_TEXT_VERSION`.
 */
export const CATALOGUE: Readonly<Record<SliceId, SliceTexts>> = { ...SCHOOL, ...HEALTH, ...CHILD_WELFARE, ...NAV }
