import type * as Graph from '../../generated/graphql.ts'
import type { Area, Words } from '../shape.ts'

export const officer = {
  given: 'Gitt av {{by}} {{date}}',
  signatures: 'Signert av {{names}}',
  missing: 'Mangler {{names}}',
  nature: {
    SECRECY_WAIVER: 'Fritak fra taushetsplikt, forvaltningsloven § 13 a nr. 1',
    GDPR_CONSENT: 'Samtykke etter personvernforordningen art. 4 nr. 11',
  },
  basis: {
    ART_6_1_A: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav a',
    ART_6_1_C: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav c',
    ART_6_1_E: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav e',
  },
  methods: {
    EID_SUBSTANTIAL: 'elektronisk ID, nivå betydelig',
    EID_HIGH: 'elektronisk ID, nivå høyt',
    WITNESSED_ORAL: 'muntlig, med vitne',
    PAPER: 'papir',
  },
} as const satisfies Area<{
  nature: Words<Graph.LegalNature>
  basis: Words<Graph.GdprBasis>
  methods: Words<Graph.SignatureMethod>
}>
