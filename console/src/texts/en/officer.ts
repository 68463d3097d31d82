import type { Texts } from '../shape.ts'

export const officer: Texts['officer'] = {
  given: 'Given by {{by}} {{date}}',
  signatures: 'Signed by {{names}}',
  missing: 'Missing {{names}}',
  nature: {
    SECRECY_WAIVER: 'Waiver of professional secrecy, Public Administration Act section 13 a no. 1',
    GDPR_CONSENT: 'Consent under GDPR Article 4(11)',
  },
  basis: {
    ART_6_1_A: 'Legal basis: Article 6(1)(a)',
    ART_6_1_C: 'Legal basis: Article 6(1)(c)',
    ART_6_1_E: 'Legal basis: Article 6(1)(e)',
  },
  methods: {
    EID_SUBSTANTIAL: 'electronic ID, level substantial',
    EID_HIGH: 'electronic ID, level high',
    WITNESSED_ORAL: 'by word of mouth, with a witness',
    PAPER: 'paper',
  },
}
