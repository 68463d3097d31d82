import type { SamiTexts } from '../shape.ts'

export const officer: SamiTexts['officer'] = {
  given: 'Addán: {{by}}, {{date}}',
  signatures: 'Vuolláičállán: {{names}}',
  missing: 'Váilu: {{names}}',
  nature: {
    SECRECY_WAIVER: 'Luvven jávohisvuođageatnegasvuođas, hálddašanláhka § 13 a nr. 1',
    GDPR_CONSENT: 'Miehtan persovdnasuodjalusásahusa art. 4 nr. 11 mielde',
  },
  basis: {
    ART_6_1_A: 'Meannudanvuođđu: art. 6 nr. 1 bustávva a',
    ART_6_1_C: 'Meannudanvuođđu: art. 6 nr. 1 bustávva c',
    ART_6_1_E: 'Meannudanvuođđu: art. 6 nr. 1 bustávva e',
  },
  methods: {
    EID_SUBSTANTIAL: 'elektrovnnalaš ID, mearkkašahtti dássi',
    EID_HIGH: 'elektrovnnalaš ID, alla dássi',
    WITNESSED_ORAL: 'njálmmálaččat, duođašteddjiin',
    PAPER: 'báhpir',
  },
}
