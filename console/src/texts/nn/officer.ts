import type { Texts } from '../shape.ts'

export const officer: Texts['officer'] = {
  given: 'Gitt av {{by}} {{date}}',
  signatures: 'Signert av {{names}}',
  missing: 'Manglar {{names}}',
  nature: {
    SECRECY_WAIVER: 'Fritak frå teieplikt, forvaltningslova § 13 a nr. 1',
    GDPR_CONSENT: 'Samtykke etter personvernforordninga art. 4 nr. 11',
  },
  basis: {
    ART_6_1_A: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav a',
    ART_6_1_C: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav c',
    ART_6_1_E: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav e',
  },
  methods: {
    EID_SUBSTANTIAL: 'elektronisk ID, nivå betydeleg',
    EID_HIGH: 'elektronisk ID, nivå høgt',
    WITNESSED_ORAL: 'munnleg, med vitne',
    PAPER: 'papir',
  },
}
