import type { SectorCatalogue } from './texts.ts'

export const NAV: SectorCatalogue<'nav'> = {
  'nav.contact': {
    name: { nb: 'Veileder', nn: 'Rettleiar', en: 'Adviser' },
    description: {
      nb: 'Viser om et NAV-kontor følger opp, og i så fall hvilket, slik at mottakeren vet hvor veilederen er. Viser ikke hva veilederen heter, eller hvorfor NAV følger opp.',
      nn: 'Viser om eit NAV-kontor følgjer opp, og i så fall kva for eit, slik at mottakaren veit kvar rettleiaren er. Viser ikkje kva rettleiaren heiter, eller kvifor NAV følgjer opp.',
      en: 'Shows whether a NAV office follows up, and if so which, so that the recipient knows where the adviser is. Does not show the adviser’s name, or why NAV follows up.',
    },
  },
  'nav.followUp': {
    name: { nb: 'Oppfølging', nn: 'Oppfølging', en: 'Follow-up period' },
    description: {
      nb: 'Viser om NAV følger opp nå eller har gjort det før, og fra når til når. Viser ikke hvorfor oppfølgingen begynte eller sluttet.',
      nn: 'Viser om NAV følgjer opp no eller har gjort det før, og frå når til når. Viser ikkje kvifor oppfølginga byrja eller slutta.',
      en: 'Shows whether NAV follows up now or has done so before, and from when to when. Does not show why the follow-up began or ended.',
    },
  },
  'nav.activities': {
    name: { nb: 'Aktiviteter', nn: 'Aktivitetar', en: 'Activities' },
    description: {
      nb: 'Viser om det står noe i aktivitetsplanen hos NAV, for eksempel kurs, jobbsøking eller sommerjobb, når det er og hvor langt det er kommet. Viser ikke arbeidsgiver, sted, behandling eller hva samtalene handler om.',
      nn: 'Viser om det står noko i aktivitetsplanen hos NAV, til dømes kurs, jobbsøking eller sommarjobb, når det er og kor langt det er kome. Viser ikkje arbeidsgivar, stad, behandling eller kva samtalane handlar om.',
      en: 'Shows whether there is anything in the activity plan at NAV, such as a course, looking for work or a summer job, when it is and how far it has come. Does not show employer, place, treatment or what the talks are about.',
    },
  },
  'nav.decision14a': {
    name: { nb: '§ 14 a-vedtak', nn: '§ 14 a-vedtak', en: '§ 14 a decision' },
    description: {
      nb: 'Viser om NAV har bestemt hvor mye hjelp som trengs for å komme i jobb, hva målet er, og om arbeidsevnen er nedsatt. Viser ikke hvorfor NAV mener det.',
      nn: 'Viser om NAV har bestemt kor mykje hjelp som trengst for å kome i jobb, kva målet er, og om arbeidsevna er nedsett. Viser ikkje kvifor NAV meiner det.',
      en: 'Shows whether NAV has decided how much help is needed to get work, what the aim is, and whether the ability to work is reduced. Does not show why NAV thinks so.',
    },
  },
  'nav.benefits': {
    name: { nb: 'Ytelser', nn: 'Ytingar', en: 'Benefits' },
    description: {
      nb: 'Viser om ungdommen selv får penger å leve av, sosialhjelp, bostøtte eller råd om økonomi, og fra når til når. Viser ikke beløp, hvilken trygd det er, eller hvorfor.',
      nn: 'Viser om ungdommen sjølv får pengar å leve av, sosialhjelp, bustøtte eller råd om økonomi, og frå når til når. Viser ikkje beløp, kva trygd det er, eller kvifor.',
      en: 'Shows whether the young person gets money to live on, social assistance, housing support or money advice, and from when to when. Does not show amounts, which benefit it is, or why.',
    },
  },
  'nav.householdEconomy': {
    name: { nb: 'Familiens økonomi', nn: 'Økonomien i familien', en: 'Household finances' },
    description: {
      nb: 'Viser om en forelder får penger å leve av, sosialhjelp, bostøtte eller råd om økonomi, hvem av foreldrene det er, og fra når til når. Viser ikke beløp, hvilken trygd det er, eller hvorfor. Hver forelder svarer bare for seg selv.',
      nn: 'Viser om ein forelder får pengar å leve av, sosialhjelp, bustøtte eller råd om økonomi, kven av foreldra det er, og frå når til når. Viser ikkje beløp, kva trygd det er, eller kvifor. Kvar forelder svarar berre for seg sjølv.',
      en: 'Shows whether a parent gets money to live on, social assistance, housing support or money advice, which parent it is, and from when to when. Does not show amounts, which benefit it is, or why. Each parent answers only for themselves.',
    },
  },
}
