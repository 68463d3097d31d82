/**
 * What the school has on each child of the demo, as rows. Days count back from today. Free text is here on purpose: none
 * of it may ever come out of the subgraph.
 */

/** `[days ago, fraværstype, hours, goes on the diploma, comment]` */
type AbsenceRow = readonly [daysAgo: number, type: string, hours: number, onDiploma: boolean, comment?: string]
/** `[subject, karakterverdi, days ago, comment]` */
type MarkRow = readonly [subject: string, mark: string, daysAgo: number, comment: string]
/** `[varseltype, subject, days ago, percent in hundredths, text]` */
type WarningRow = readonly [type: string, subject: string, daysAgo: number, percent: number, text: string]
/** `[subject, hours missed, hours taught]`, of the half-year */
type OverviewRow = readonly [subject: string, missed: number, taught: number]
/** `[tilrettelegging, subject, eksamensform]` */
type ArrangementRow = readonly [kind: string, subject?: string, examForm?: string]
/** `[vedtakstype, decided days ago, hours a year, grounds]` */
type DecisionRow = readonly [kind: string, daysAgo: number, hours: number | undefined, grounds: string]
/** `[referred days ago, completed days ago, konklusjon, reason for referral]` */
type ExpertRow = readonly [referred: number, completed: number | undefined, conclusion: string, reason: string]

export interface PupilRow {
  /** School years counted back from this one: `[0, 1]` is this year and the last. */
  readonly years: readonly number[]
  /** The grade in each of those years, where it does not follow from the birth year; 11 is Vg1. */
  readonly grades?: readonly number[]
  readonly programme?: string
  /** Letters of the contact group; the grade stands before them. */
  readonly group: string
  readonly interrupted?: true
  /** Stands last in the enrolment's description. */
  readonly aside?: string
  readonly category?: string
  readonly bilingual?: true
  /** A further enrolment, not at the main school. */
  readonly guestAt?: string
  readonly remarks?: readonly [behaviour: number, order: number]
  readonly absences?: readonly AbsenceRow[]
  readonly overviews?: readonly OverviewRow[]
  readonly warnings?: readonly WarningRow[]
  readonly marks?: readonly MarkRow[]
  readonly arrangements?: readonly ArrangementRow[]
  readonly decisions?: readonly DecisionRow[]
  readonly expert?: readonly ExpertRow[]
  /** Status in the follow-up service. */
  readonly followUp?: string
}

const ITO = 'INDIVIDUELT_TILRETTELAGT_OPPLARING'

/** By the child's key. Who is not here has no record: Biret goes to kindergarten. */
export const PUPILS: Readonly<Record<string, PupilRow>> = {
  linnea: {
    years: [0, 1],
    group: 'B',
    aside: 'går i liten gruppe etter innleggelse',
    guestAt: 'Sykehusskolen i Testvik',
    absences: [
      [12, 'H', 5, false, 'Time på BUP, mor ringte'],
      [26, 'U', 2, false, 'Kom gråtende, far er innlagt igjen'],
      [47, 'P', 5, false, 'Møte hos barnevernet'],
      [61, 'D', 5, false],
      [400, 'U', 5, false],
    ],
    overviews: [['NOR0214', 9, 95]],
    arrangements: [
      ['LYD', 'NOR0214'],
      ['DYSLEKSI', 'SPES-NOR'],
    ],
    decisions: [
      [ITO, 90, 152, 'Eleven har ADHD og en krevende hjemmesituasjon.'],
      ['PERSONLIG_ASSISTANSE', 460, undefined, 'Behov for voksen etter utagering.'],
    ],
    expert: [
      [170, 110, 'BEHOV', 'Bekymring for mors helse og elevens konsentrasjon'],
      [900, 840, 'IKKE_BEHOV', 'Sein språkutvikling'],
    ],
  },
  hakon: {
    years: [0, 1],
    group: 'A',
    remarks: [0, 2],
    absences: [[9, 'D', 3, true]],
    marks: [
      ['NOR0214', '4', 33, 'Håkon er stille i timen.'],
      ['MAT0010', '5', 31, 'Godt resonnement.'],
    ],
  },
  froya: {
    years: [0, 1],
    programme: 'musikk, dans og drama',
    group: 'MDA',
    absences: [[20, 'P', 7, true, 'Konsertreise']],
    marks: [['NOR1260', '6', 28, 'Svært høy måloppnåelse.']],
  },
  ante: {
    years: [0, 1],
    group: 'A',
    absences: [[16, 'U', 2, false, 'Forsov seg, ingen voksne hjemme']],
    expert: [[40, undefined, 'BEHOV', 'Utredes for lese- og skrivevansker']],
  },
  bjorn: {
    years: [0, 1],
    grades: [11, 10],
    programme: 'elektro og datateknologi',
    group: 'ELA',
    absences: [
      [6, 'U', 1, true],
      [300, 'D', 6, true, 'Legetime'],
    ],
    marks: [['MAT1011', '3', 35, 'Trenger mengdetrening.']],
    overviews: [['MAT1011', 2, 70]],
  },
  frida: {
    years: [0, 1],
    programme: 'studiespesialisering',
    group: 'STA',
    category: 'deltid',
    remarks: [1, 3],
    absences: [
      [5, 'U', 2, true],
      [19, 'H', 7, false, 'Innlagt på ungdomspsykiatrisk'],
      [24, 'U', 2, true, 'Ville ikke si hvor hun hadde vært'],
      [54, 'ANSVARSGRUPPE', 3, true, 'Ansvarsgruppemøte på barnevernkontoret'],
      [260, 'D', 7, true],
    ],
    overviews: [
      ['MAT1011', 6.75, 70],
      ['NOR1260', 1.5, 56],
    ],
    warnings: [
      ['FRAV', 'MAT1011', 10, 964, 'Varsel om fare for ikke å få karakter på grunn av fravær.'],
      ['VURD', 'NOR1260', 11, 268, 'Varsel om manglende vurderingsgrunnlag.'],
      ['ORD', 'NOR1260', 13, 0, 'Varsel om nedsatt orden etter krangel.'],
      ['RUS', 'NOR1260', 14, 0, 'Varsel etter funn i skapet.'],
    ],
    marks: [
      ['NOR1260', '3', 30, 'God innsats siste del av terminen.'],
      ['MAT1011', 'IV', 30, 'Mangler vurderingsgrunnlag.'],
      ['KRO1017', 'F', 29, 'Fritatt etter legeerklæring.'],
    ],
    arrangements: [['UT25', 'MAT1011', 'S']],
  },
  ailu: { years: [0], group: 'B', bilingual: true, absences: [[34, 'P', 6, false, 'Reindrift, flytting med áhkku']] },
  maret: {
    years: [1],
    programme: 'helse- og oppvekstfag',
    group: 'HOA',
    interrupted: true,
    followUp: 'OTAP',
    absences: [[310, 'U', 7, true]],
    marks: [['NOR1260', '2', 320, 'Har sluttet å møte.']],
  },
  ase: {
    years: [0, 1],
    group: 'A',
    absences: [[15, 'D', 5, false, 'Rettssak']],
    arrangements: [['ROM', 'NOR0214']],
    decisions: [['FYSISK_TILRETTELEGGING', 120, undefined, 'Nedsatt syn.']],
    expert: [[210, 150, 'BEHOV', 'Redd for å være alene med voksne']],
  },
  signe: {
    years: [0, 1],
    group: 'C',
    absences: [[8, 'H', 4, false, 'Avhør på Barnehuset']],
    marks: [['NOR0214', '5', 32, 'Skriver om å rømme.']],
    arrangements: [['UT25', 'MAT0010', 'S']],
    decisions: [[ITO, 200, 76, 'Traumer.']],
    expert: [[330, 250, 'BEHOV', 'Skolebytte etter trusler']],
  },
  emil: {
    years: [0, 1],
    programme: 'restaurant- og matfag',
    group: 'RMA',
    category: 'fosterhjem',
    remarks: [2, 0],
    absences: [[18, 'P', 4, true, 'Samvær med mor under tilsyn']],
    marks: [['MAT1011', '2', 27, 'Urolig etter helgene i fosterhjemmet.']],
  },
  thea: { years: [4], programme: 'design og håndverk', group: 'HDA', interrupted: true, followUp: 'OTAR' },
}
