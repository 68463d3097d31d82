import type { SamiTexts } from '../shape.ts'

export const timeline: SamiTexts['timeline'] = {
  tabs: { topics: 'Fáttát', timeline: 'Áigelinnjá' },
  title: 'Áigelinnjá 0–24 jagi',
  show: 'Čájet',
  near: 'Dáid jagiid',
  whole: '0–24 jagi',
  table: 'Tabealla',
  none: 'Das mii juhkkojuvvo, ii leat mihkkege mas lea beaivemearri.',
  when: 'Goas',
  what: 'Mii',
  course: 'Eallinmannolat',
  today: 'Odne',
  bars: 'Mii dáhpáhuvvá',
  autumn: '{{years}} čakčat',
  either: '{{first}} dahje {{last}}',
  turns: {
    OF_AGE: 'Deavdá 18 jagi: nuorra mearrida okto',
    END: 'Deavdá 25 jagi: ii mihkkege juhkkojuvvo šat',
  },
}

export const ask: SamiTexts['ask'] = {
  open: 'Jeara bearrašis',
  asked: 'Jerrojuvvon {{date}}',
  title: 'Jeara bearrašis',
  purpose: 'Ulbmil: {{purpose}}',
  intro:
    'Bearaš oaidná gažaldaga dáppe, ja mearrida ieš. Don it oaččo diehtit leatgo sii vástidan, dahje maid, ovdal go juoga juhkkojuvvo. Dii sáhttibehtet jearrat seamma ášši oktii 30 beaivvis.',
  period: 'Man guhká bivdibehtet beassat oaidnit dan?',
  theirText: 'Dán bearaš lohká ovdal go vástida',
  send: 'Sádde gažaldaga',
  sent: 'Bearrašis lea jerrojuvvon: «{{slice}}».',
}

export const keep: SamiTexts['keep'] = {
  print: 'Čálit olggos',
  json: 'Viečča (JSON)',
  hint: 'Dat maid čálihat olggos dahje vieččat, bissu du luhtte maiddái go bearaš geassá juoidá ruovttoluotta.',
  title: 'Oktasaš govva',
  made: 'Ráhkaduvvon {{at}}, {{name}}. Geavahuvvo {{purpose}}.',
  madeByNobody: 'Ráhkaduvvon {{at}}. Geavahuvvo {{purpose}}.',
  fetched: 'Dieđut vižžojuvvojedje {{at}}.',
  notice: 'Oassi das sáhttá leat gessojuvvon ruovttoluotta dan maŋŋel. Geahča Samsynas ovdal go geavahat dan.',
}
