import { judgeIdentityNumber } from './identity-number.ts'
import { isCareOrder } from './legal-basis.ts'
import type { Case } from './message.ts'
import type { MessageRecord } from './message-records.ts'
import { addMonths, isAfter, lawfulDates, period, type Rule, validCode } from './rule.ts'

/**
 * The rules of `formats/Kravspesifikasjon.md` that touch what we read, each under its name there. All have the severity
 * ERROR; WARNING and INFO refuse nothing, so they are not here, and neither are rules on elements we never read.
 */

const NEEDS_PRESISERING = new Set(['1.99', '2.99', '3.7', '3.99', '4.99', '5.99', '6.99', '7.99', '8.99'])

export const CASE_RULES: readonly Rule<Case>[] = [
  lawfulDates(({ StartDato, SluttDato }) => [StartDato, SluttDato]),
  {
    name: 'Sak Kontroll 2a',
    reason: 'it starts after it ends',
    isBroken: ({ StartDato, SluttDato }) => isAfter(StartDato, SluttDato),
  },
]

export const PERSONALIA_RULES: readonly Rule<MessageRecord<'Personalia'>>[] = [
  lawfulDates(({ StartDato, Fodseldato }) => [StartDato, Fodseldato]),
  {
    name: 'Personalia Kontroll 2f',
    reason: 'it starts after the case ends',
    isBroken: ({ StartDato }, facts) => isAfter(StartDato, facts.case.SluttDato),
  },
  {
    name: 'Personalia Kontroll 12',
    reason: 'the identity number has no valid form',
    isBroken: ({ Fodselsnummer }) => judgeIdentityNumber(Fodselsnummer) === 'INVALID',
  },
  {
    name: 'Personalia Kontroll 14',
    reason: 'the identity number and the sex differ',
    isBroken: ({ Fodselsnummer, Kjonn }) => Kjonn !== '0' && Number(Fodselsnummer[8]) % 2 !== Number(Kjonn) % 2,
  },
  {
    name: 'Personalia Kontroll 16',
    reason: 'it starts more than nine months before birth',
    isBroken: ({ StartDato, Fodseldato }) => addMonths(StartDato, 9) < Fodseldato,
  },
]

export const INVESTIGATION_RULES: readonly Rule<MessageRecord<'Undersokelse'>>[] = [
  lawfulDates(({ StartDato, UtvidetFrist, Konklusjon }) => [StartDato, UtvidetFrist?.StartDato, Konklusjon?.SluttDato]),
  ...period<MessageRecord<'Undersokelse'>>('Undersøkelse', ({ StartDato }) => StartDato),
  validCode('UtvidetFrist', ({ UtvidetFrist }) =>
    UtvidetFrist?.Innvilget === undefined ? undefined : [UtvidetFrist.Innvilget, UtvidetFrist.StartDato],
  ),
]

export const PLAN_RULES: readonly Rule<MessageRecord<'Plan'>>[] = [
  lawfulDates(({ StartDato, Konklusjon, Evaluering }) => [
    StartDato,
    Konklusjon?.SluttDato,
    ...Evaluering.map(({ UtfortDato }) => UtfortDato),
  ]),
  ...period<MessageRecord<'Plan'>>('Plan', ({ StartDato }) => StartDato),
  {
    name: 'Plan Kontroll 2f',
    reason: 'an evaluation was done after the case ended',
    isBroken: ({ Evaluering }, facts) => Evaluering.some(({ UtfortDato }) => isAfter(UtfortDato, facts.case.SluttDato)),
  },
  {
    name: 'Plan Kontroll 2g',
    reason: 'an evaluation was done before the case started',
    isBroken: ({ Evaluering }, facts) => Evaluering.some(({ UtfortDato }) => isAfter(facts.case.StartDato, UtfortDato)),
  },
  validCode('Plantype', ({ Plantype, StartDato }) => [Plantype, StartDato]),
]

export const MEASURE_RULES: readonly Rule<MessageRecord<'Tiltak'>>[] = [
  lawfulDates(({ StartDato, Konklusjon }) => [StartDato, Konklusjon?.SluttDato]),
  ...period<MessageRecord<'Tiltak'>>('Tiltak', ({ StartDato }) => StartDato),
  validCode('TiltakKategori', ({ Kategori, StartDato }) => [Kategori.Kode, StartDato]),
  {
    name: 'Tiltak Kontroll 7',
    reason: 'the category needs a Presisering',
    isBroken: ({ Kategori }) => NEEDS_PRESISERING.has(Kategori.Kode) && Kategori.Presisering === undefined,
  },
  {
    name: 'Tiltak Kontroll 13',
    reason: 'a care order lasts after 18',
    isBroken: (measure, { birthDate, extractedOn }) =>
      birthDate !== null &&
      measure.Konklusjon === undefined &&
      isCareOrder(measure) &&
      addMonths(birthDate, 18 * 12) <= extractedOn,
  },
  {
    name: 'Tiltak Kontroll 14',
    reason: 'the legal basis holds a 0',
    isBroken: ({ Lovhjemmel: { Kapittel, Paragraf, Ledd, Punktum } }) =>
      [Kapittel, Paragraf, ...Ledd, ...Punktum].includes('0'),
  },
  {
    name: 'Tiltak Kontroll 20',
    reason: 'no decision (Vedtak) is related to it',
    isBroken: ({ Id }, { decisions }) => !decisions.has(Id),
  },
  {
    name: 'Tiltak Kontroll 21',
    reason: 'its decision (Vedtak) has another legal basis',
    isBroken: ({ Id, Lovhjemmel }, { decisions }) =>
      !(decisions.get(Id) ?? []).some(
        ({ Lov, Kapittel, Paragraf }) =>
          Lov === Lovhjemmel.Lov && Kapittel === Lovhjemmel.Kapittel && Paragraf === Lovhjemmel.Paragraf,
      ),
  },
]

export const AFTERCARE_RULES: readonly Rule<MessageRecord<'Ettervern'>>[] = [
  lawfulDates(({ TilbudSendtDato, Konklusjon }) => [TilbudSendtDato, Konklusjon?.SluttDato]),
  ...period<MessageRecord<'Ettervern'>>('Ettervern', ({ TilbudSendtDato }) => TilbudSendtDato),
  validCode('EttervernKonklusjon', ({ Konklusjon }) => Konklusjon && [Konklusjon.Kode, Konklusjon.SluttDato]),
]
