import type { SamiTexts } from '../shape.ts'

export const asked: SamiTexts['asked'] = {
  title: 'Veahkeheaddjit jerret',
  sentence: '{{by}} jearrá: oažžu go oaidnit dán: {{recipient}}. Ulbmil: {{purpose}}.',
  someone: 'Muhtun joavkkus',
  since: 'Jerron {{date}}.',
  period: 'Sii bivdet beassat oaidnit dan gitta {{date}} rádjai.',
  until: 'Gitta {{date}} rádjai, nugo sii jerret',
  which: 'Masa vástidat?',
  none: 'Vállje unnimusat ovtta fáttá.',
  noTitle: 'Loga dán ovdal go dajat ii',
}

export const agreement: SamiTexts['agreement'] = {
  who: 'Geat galget dadjat juo',
  me: 'Don',
  yes: 'lea dadjan juo',
  meYes: 'leat dadjan juo',
  waits: 'ii leat vástidan',
  meWaits: 'it leat vástidan',
}

export const preview: SamiTexts['preview'] = {
  open: 'Geahča maid vuostáiváldi oainnášii',
  madeUp:
    'Buot vuolábealde leat hutkojuvvon ovdamearkkat. Máná birra ii leat vižžojuvvon mihkkege, iige leat juhkkojuvvon mihkkege.',
  view: 'Go buohkat leat dadjan juo, oaidná dán: {{recipient}}. Ulbmil: {{purpose}}.',
  new: 'Ođas',
  already: 'Juhkkojuvvo juo odne',
  recordsSince: 'Dušše dieđut beaivvi rájes {{since}}.',
  withheldPlace: 'Mii čájeha gos mánná lea, ii čájehuvvo.',
  nothing: 'Ii mihkkege.',
  notShared: 'Dát ii dattetge čájehuvvošii: {{slices}}.',
}

export const renewal: SamiTexts['renewal'] = {
  title: 'Nohká fargga',
  expires: 'Juhkkojuvvo gitta {{until}}. Jus háliidehpet joatkit, de buohkat galget dadjat juo ođđasit.',
  lapses: 'Nohká {{until}}, go nuorra dalle mearrida. Nuorra galgá dadjat juo vai dat joatká.',
  renew: 'Guhkit',
  dialog: 'Loga dán ovdal go guhkidat',
  done: 'Don leat dadjan juo guhkideapmái. Dat gusto go buohkat geat galget, leat dadjan juo.',
}

export const receipts: SamiTexts['receipts'] = {
  title: 'Kvitteremat',
  intro: 'Vurke maid leahppi dadjan. Fiillat vurkejuvvojit du ovttadahkii, nu ahte fuomáš gii dan geavaha.',
  print: 'Čálit',
  json: 'Viečča (JSON)',
  fhir: 'Viečča dearvvašvuođavuogádagaide (FHIR)',
  written: 'Kvitteren čállojuvvon {{at}}',
  signed: '{{name}} dajai juo {{date}}, {{method}}.',
  signedNo: '{{name}} dajai ii {{date}}, {{method}}.',
  state: '{{slice}}: {{state}}',
  hash: 'Teavstta suorbmamearka (SHA-256): {{hash}}',
}

export const keeping: SamiTexts['keeping'] = {
  tab: 'Dušše mu',
  intro:
    'Go leat deavdán 12 jagi, sáhtát doallat dearvvašvuođadieđuid alddát. De du váhnemat eai oaččo diehtit das maidege dáppe, ja dušše don sáhtát dadjat juo juohkimii.',
  introOfAge:
    'Go leat deavdán 16 jagi, mearridat okto buot iežat dearvvašvuođa birra, ja du váhnemat eai oaččo diehtit das maidege dáppe. Danne it dárbbaš válljet maidege.',
  quiet: 'Du váhnemat eai oaččo dieđu ahte válljet dán.',
  kept: 'Maid doalat alddát',
  keptNone: 'It doala maidege alddát dál.',
  open: 'Maid du váhnemat maid sáhttet oažžut diehtit',
  keep: 'Doala alddán',
  stop: 'Ale doala šat alddán',
  keepTitle: 'Doallat go «{{slice}}» alddát?',
  stopTitle: 'Heaittát go doallamis «{{slice}}» alddát?',
  keepBody: 'Du váhnemat eai šat oainne dán birra maidege dáppe. Dušše du iežat juo sáhttá dan juohkit.',
  stopBody: 'De du váhnemat sáhttet oažžut diehtit dán birra dás duohko, ja sii galget maid dadjat juo.',
  keepYes: 'Juo, doala alddán',
  stopYes: 'Juo, ale doala šat',
  isKept: 'Don doalat «{{slice}}» alddát.',
  isStopped: 'It šat doala «{{slice}}» alddát.',
}

export const notices: SamiTexts['notices'] = {
  open: 'Dieđut e-poasttas',
  intro: 'Mii sáddet e-poastta go dás lea juoga oaidnit. Das ii goassege daddjo masa dahje geasa dat guoská.',
  email: 'E-poastačujuhus',
  hint: 'Guođe gietti guorusin jus it hálit e-poastta.',
  save: 'Vurke',
  saved: 'Vurkejuvvon.',
}
