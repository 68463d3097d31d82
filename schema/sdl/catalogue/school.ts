import type { SectorCatalogue } from './texts.ts'

export const SCHOOL: SectorCatalogue<'school'> = {
  'school.enrolment': {
    name: { nb: 'Skole og trinn', nn: 'Skule og trinn', en: 'School and grade' },
    description: {
      nb: 'Viser hvilken skole og hvilket trinn eleven går på, utdanningsprogram, heltid eller deltid, og når eleven begynte og eventuelt sluttet. Viser ikke hvor eleven bor, eller hvorfor eleven sluttet.',
      nn: 'Viser kva skule og kva trinn eleven går på, utdanningsprogram, heiltid eller deltid, og når eleven byrja og eventuelt slutta. Viser ikkje kvar eleven bur, eller kvifor eleven slutta.',
      en: 'Shows which school and grade the pupil is in, the education programme, full or part time, and when the pupil started and perhaps left. Does not show where the pupil lives, or why the pupil left.',
    },
  },
  'school.attendance': {
    name: { nb: 'Fravær', nn: 'Fråvær', en: 'Absence (no comments)' },
    description: {
      nb: 'Viser om det er fravær, når, hvor mye i hvert fag, om det er dokumentert, permisjon eller skal på vitnemålet, og om skolen har sendt varsel. Viser ikke hvorfor eleven var borte, eller kommentarer fra læreren.',
      nn: 'Viser om det er fråvær, når, kor mykje i kvart fag, om det er dokumentert, permisjon eller skal på vitnemålet, og om skulen har sendt varsel. Viser ikkje kvifor eleven var borte, eller kommentarar frå læraren.',
      en: 'Shows whether there is absence, when, how much in each subject, whether it is documented, leave or goes on the diploma, and whether the school has sent a warning. Does not show why the pupil was away, or comments from the teacher.',
    },
  },
  'school.contacts': {
    name: { nb: 'Kontaktlærer', nn: 'Kontaktlærar', en: 'Contact teacher' },
    description: {
      nb: 'Viser hvem som er kontaktlærer, hvilken klasse det er, og telefon og e-post til skolen, og dermed hvilken skole det er. Viser ikke hvordan eleven har det på skolen.',
      nn: 'Viser kven som er kontaktlærar, kva klasse det er, og telefon og e-post til skulen, og dermed kva skule det er. Viser ikkje korleis eleven har det på skulen.',
      en: 'Shows who the contact teacher is, which class it is, and the school’s telephone and e-mail, and so which school it is. Does not show how the pupil is doing at school.',
    },
  },
  'school.adaptedEducation': {
    name: { nb: 'Tilrettelegging', nn: 'Tilrettelegging', en: 'Adapted education' },
    description: {
      nb: 'Viser om eleven får tilrettelegging, for eksempel lengre tid, personlig assistanse eller opplæring på to språk, hva som er vedtatt, og hvor mange timer. Viser ikke hvorfor, og ikke vurderingen fra PPT.',
      nn: 'Viser om eleven får tilrettelegging, til dømes lengre tid, personleg assistanse eller opplæring på to språk, kva som er vedteke, og kor mange timar. Viser ikkje kvifor, og ikkje vurderinga frå PPT.',
      en: 'Shows whether the pupil gets adaptations, such as extra time, personal assistance or teaching in two languages, what has been decided, and how many hours. Does not show why, nor the assessment by PPT.',
    },
  },
  'school.ppt': {
    name: { nb: 'PPT-vurdering', nn: 'PPT-vurdering', en: 'Expert assessment' },
    description: {
      nb: 'Viser om eleven er henvist til PPT, når, om PPT mener at eleven trenger tilrettelagt opplæring, og når det skal vurderes på nytt. Viser ikke rapporten, diagnoser eller hvorfor eleven ble henvist.',
      nn: 'Viser om eleven er tilvist til PPT, når, om PPT meiner at eleven treng tilrettelagd opplæring, og når det skal vurderast på nytt. Viser ikkje rapporten, diagnosar eller kvifor eleven blei tilvist.',
      en: 'Shows whether the pupil has been referred to PPT (educational psychology), when, whether PPT finds that the pupil needs adapted education, and when to assess again. Does not show the report, diagnoses or why the pupil was referred.',
    },
  },
  'school.assessment': {
    name: { nb: 'Vurdering', nn: 'Vurdering', en: 'Grades' },
    description: {
      nb: 'Viser om det er satt karakterer, og hvilke, antall anmerkninger i orden og atferd, og om skolen har sendt varsel om karakterer eller orden. Viser ikke kommentarer fra læreren, eller hva anmerkningene gjaldt.',
      nn: 'Viser om det er sett karakterar, og kva for nokre, talet på merknader i orden og åtferd, og om skulen har sendt varsel om karakterar eller orden. Viser ikkje kommentarar frå læraren, eller kva merknadene gjaldt.',
      en: 'Shows whether grades are set, and which, the number of remarks on order and behaviour, and whether the school has sent a warning about grades or order. Does not show comments from the teacher, or what the remarks were for.',
    },
  },
  'school.followUpService': {
    name: { nb: 'Oppfølgingstjenesten', nn: 'Oppfølgingstenesta', en: 'Follow-up service (OT)' },
    description: {
      nb: 'Viser om Oppfølgingstjenesten følger opp ungdommen, hvilket kontor det er, og om ungdommen er i arbeid eller annen aktivitet. Viser ikke hvilken aktivitet, eller hva samtalene handler om.',
      nn: 'Viser om Oppfølgingstenesta følgjer opp ungdommen, kva kontor det er, og om ungdommen er i arbeid eller annan aktivitet. Viser ikkje kva aktivitet, eller kva samtalane handlar om.',
      en: 'Shows whether the follow-up service (OT) follows up the young person, which office it is, and whether the young person is in work or other activity. Does not show which activity, or what the talks are about.',
    },
  },
}
