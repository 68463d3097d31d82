import type { SectorCatalogue } from './texts.ts'

export const HEALTH: SectorCatalogue<'health'> = {
  'health.contacts': {
    name: { nb: 'Hvem følger opp', nn: 'Kven følgjer opp', en: 'Who follows up' },
    description: {
      nb: 'Viser om noen i helsetjenesten følger opp, for eksempel fastlege, fysioterapeut eller barnehabilitering, med navn, arbeidssted og telefon. Viser ikke hvorfor, og ikke kontakt med helsesykepleier eller hjelp for psykisk helse.',
      nn: 'Viser om nokon i helsetenesta følgjer opp, til dømes fastlege, fysioterapeut eller barnehabilitering, med namn, arbeidsstad og telefon. Viser ikkje kvifor, og ikkje kontakt med helsesjukepleiar eller hjelp for psykisk helse.',
      en: 'Shows whether anyone in the health services follows up, such as a GP, a physiotherapist or child habilitation, with name, workplace and telephone. Does not show why, nor any contact with the school nurse or help for mental health.',
    },
  },
  'health.schoolNurseContact': {
    name: { nb: 'Helsesykepleier', nn: 'Helsesjukepleiar', en: 'School nurse contact' },
    description: {
      nb: 'Viser om det er kontakt med helsesykepleier, hvilke dager det gjelder, og om møtet ble noe av. Viser ikke hva samtalene handler om.',
      nn: 'Viser om det er kontakt med helsesjukepleiar, kva dagar det gjeld, og om møtet blei noko av. Viser ikkje kva samtalane handlar om.',
      en: 'Shows whether there is contact with the school nurse, on which days, and whether the meeting took place. Does not show what the talks are about.',
    },
  },
  'health.needsInDailyLife': {
    name: { nb: 'Behov i hverdagen', nn: 'Behov i kvardagen', en: 'Everyday needs' },
    description: {
      nb: 'Viser om noe er vanskelig i hverdagen, for eksempel å kle på seg, gå på do, leke eller klare skoledagen, og hvor vanskelig det er. Viser ikke diagnoser eller hva vanskene kommer av.',
      nn: 'Viser om noko er vanskeleg i kvardagen, til dømes å kle på seg, gå på do, leike eller klare skuledagen, og kor vanskeleg det er. Viser ikkje diagnosar eller kva vanskane kjem av.',
      en: 'Shows whether something is hard in everyday life, such as getting dressed, going to the toilet, playing or coping with the school day, and how hard it is. Does not show diagnoses or what causes it.',
    },
  },
  'health.appointments': {
    name: { nb: 'Avtaler', nn: 'Avtalar', en: 'Appointments' },
    description: {
      nb: 'Viser om det er avtaler hos fastlege, barnehabilitering eller logoped, når og hvor de er, og om de ble holdt. Viser ikke hva avtalene gjelder, og ikke avtaler med helsesykepleier eller for psykisk helse.',
      nn: 'Viser om det er avtalar hos fastlege, barnehabilitering eller logoped, når og kvar dei er, og om dei blei haldne. Viser ikkje kva avtalane gjeld, og ikkje avtalar med helsesjukepleiar eller for psykisk helse.',
      en: 'Shows whether there are appointments with a GP, child habilitation or a speech therapist, when and where, and whether they were kept. Does not show what they are about, nor appointments with the school nurse or for mental health.',
    },
  },
  'health.mentalHealthFollowUp': {
    name: { nb: 'Psykisk helse, BUP', nn: 'Psykisk helse, BUP', en: 'Mental health follow-up' },
    description: {
      nb: 'Viser om noen følger opp den psykiske helsen, for eksempel BUP, fra når til når, og når neste avtale er. Viser ikke hvem det er, hvor, hvor ofte, hvorfor eller hvilken diagnose.',
      nn: 'Viser om nokon følgjer opp den psykiske helsa, til dømes BUP, frå når til når, og når neste avtale er. Viser ikkje kven det er, kvar, kor ofte, kvifor eller kva diagnose.',
      en: 'Shows whether someone follows up mental health, such as BUP, from when to when, and when the next appointment is. Does not show who it is, where, how often, why or which diagnosis.',
    },
  },
  'health.plan': {
    name: { nb: 'Plan og mål', nn: 'Plan og mål', en: 'Plan and goals' },
    description: {
      nb: 'Viser om det finnes en individuell plan, og i så fall mål og tiltak slik de står der, og hvor langt de er kommet. Viser ikke notater eller planer for behandling.',
      nn: 'Viser om det finst ein individuell plan, og i så fall mål og tiltak slik dei står der, og kor langt dei er komne. Viser ikkje notat eller planar for behandling.',
      en: 'Shows whether there is an individual plan, and if so its goals and actions as written there, and how far they have come. Does not show notes or treatment plans.',
    },
  },
}
