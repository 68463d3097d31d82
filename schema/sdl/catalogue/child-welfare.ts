import type { SectorCatalogue } from './texts.ts'

export const CHILD_WELFARE: SectorCatalogue<'childWelfare'> = {
  'childWelfare.contact': {
    name: { nb: 'Kontaktperson', nn: 'Kontaktperson', en: 'Contact person' },
    description: {
      nb: 'Viser om det er en kontaktperson i barnevernet, og i så fall navn, telefon, e-post og kontor. Da vises det også at det er en sak der. Viser ikke hva barnevernet gjør, eller hvorfor.',
      nn: 'Viser om det er ein kontaktperson i barnevernet, og i så fall namn, telefon, e-post og kontor. Då kjem det òg fram at det er ei sak der. Viser ikkje kva barnevernet gjer, eller kvifor.',
      en: 'Shows whether there is a contact person in child welfare, and if so name, telephone, e-mail and office. That also tells that there is a case. Does not show what child welfare does, or why.',
    },
  },
  'childWelfare.measures': {
    name: { nb: 'Tiltak', nn: 'Tiltak', en: 'Measures (category)' },
    description: {
      nb: 'Viser om barnevernet har tiltak for barnet, hva slags og fra når til når, også fosterhjem, institusjon og omsorgsovertakelse. Viser ikke hvorfor, hvor barnet bor, behandling eller hjelp til foreldrene.',
      nn: 'Viser om barnevernet har tiltak for barnet, kva slag og frå når til når, òg fosterheim, institusjon og omsorgsovertaking. Viser ikkje kvifor, kvar barnet bur, behandling eller hjelp til foreldra.',
      en: 'Shows whether child welfare has measures for the child, of what kind and from when to when, including foster home, institution and care order. Does not show why, where the child lives, treatment or help for the parents.',
    },
  },
  'childWelfare.plan': {
    name: { nb: 'Plan og evaluering', nn: 'Plan og evaluering', en: 'Plan and evaluation' },
    description: {
      nb: 'Viser om barnevernet har en tiltaksplan, eller en omsorgsplan fordi barnevernet har omsorgen, fra når til når, og hvilke dager planen er evaluert. Viser ikke hva som står i planen eller evalueringen.',
      nn: 'Viser om barnevernet har ein tiltaksplan, eller ein omsorgsplan fordi barnevernet har omsorga, frå når til når, og kva dagar planen er evaluert. Viser ikkje kva som står i planen eller evalueringa.',
      en: 'Shows whether child welfare has a plan for measures, or a care plan because child welfare has the care of the child, from when to when, and the days the plan was evaluated. Does not show what the plan or the evaluation says.',
    },
  },
  'childWelfare.aftercare': {
    name: { nb: 'Ettervern', nn: 'Ettervern', en: 'Aftercare' },
    description: {
      nb: 'Viser om barnevernet har tilbudt hjelp etter fylte 18 år, når, og om ungdommen svarte ja eller nei. Viser ikke hva hjelpen er, eller hvorfor ungdommen svarte slik.',
      nn: 'Viser om barnevernet har tilbode hjelp etter fylte 18 år, når, og om ungdommen svara ja eller nei. Viser ikkje kva hjelpa er, eller kvifor ungdommen svara slik.',
      en: 'Shows whether child welfare has offered help after the age of 18, when, and whether the young person answered yes or no. Does not show what the help is, or why the young person answered so.',
    },
  },
  'childWelfare.investigationStatus': {
    name: { nb: 'Undersøkelse pågår', nn: 'Undersøking i gang', en: 'Investigation status' },
    description: {
      nb: 'Viser om barnevernet gjør en undersøkelse nå eller har gjort det før, når, og om den har fått lengre frist. Viser ikke hva den handler om, hva den kom fram til, eller hvem som har meldt fra.',
      nn: 'Viser om barnevernet gjer ei undersøking no eller har gjort det før, når, og om ho har fått lengre frist. Viser ikkje kva ho handlar om, kva ho kom fram til, eller kven som har meldt frå.',
      en: 'Shows whether child welfare is investigating now or has done so before, when, and whether it was given more time. Does not show what it is about, what it found, or who raised a concern.',
    },
  },
  'childWelfare.parentSupport': {
    name: { nb: 'Foreldrestøtte', nn: 'Foreldrestøtte', en: 'Parent support' },
    description: {
      nb: 'Viser om barnevernet hjelper eller fører tilsyn med en forelder, for eksempel med veiledning, økonomisk hjelp eller ruskontroll, og fra når til når. Viser ikke hvem av foreldrene det er, eller hvorfor. Hver forelder svarer bare for seg selv.',
      nn: 'Viser om barnevernet hjelper eller fører tilsyn med ein forelder, til dømes med rettleiing, økonomisk hjelp eller ruskontroll, og frå når til når. Viser ikkje kven av foreldra det er, eller kvifor. Kvar forelder svarar berre for seg sjølv.',
      en: 'Shows whether child welfare helps or supervises a parent, for example with guidance, money or drug testing, and from when to when. Does not show which parent it is, or why. Each parent answers only for themselves.',
    },
  },
}
