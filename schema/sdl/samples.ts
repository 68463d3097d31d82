import type { SliceId } from '../policy/slices.ts'
import type { Texts } from './locale.ts'

const example = (nb: string, nn: string, en: string): Texts => ({
  nb: `For eksempel: ${nb}`,
  nn: `Til dømes: ${nn}`,
  en: `For example: ${en}`,
})

/**
 * What a recipient might see of a slice, in one invented line, for a family to read before it signs. Nothing in it is
 * anybody's. It holds no more than the slice's description says is shown; whoever changes either changes both.
 */
export const SAMPLES: Readonly<Record<SliceId, Texts>> = {
  'school.enrolment': example(
    'Eksempelskolen, 4. trinn, heltid, begynte i august',
    'Eksempelskulen, 4. trinn, heiltid, byrja i august',
    'Example School, 4th grade, full time, started in August',
  ),
  'school.attendance': example(
    '12 timer fravær i matematikk i høst, 10 av dem dokumentert, ett varsel sendt',
    '12 timar fråvær i matematikk i haust, 10 av dei dokumenterte, eitt varsel sendt',
    '12 hours of absence in mathematics this autumn, 10 of them documented, one warning sent',
  ),
  'school.contacts': example(
    'Kari Eksempel, klasse 4B, Eksempelskolen, telefon 00 00 00 00',
    'Kari Eksempel, klasse 4B, Eksempelskulen, telefon 00 00 00 00',
    'Kari Example, class 4B, Example School, telephone 00 00 00 00',
  ),
  'school.adaptedEducation': example(
    'lengre tid på prøver, og personlig assistanse tre timer i uka',
    'lengre tid på prøver, og personleg assistanse tre timar i veka',
    'extra time in tests, and personal assistance three hours a week',
  ),
  'school.ppt': example(
    'henvist i mars, trenger tilrettelagt opplæring, vurderes på nytt om to år',
    'tilvist i mars, treng tilrettelagd opplæring, blir vurdert på nytt om to år',
    'referred in March, needs adapted education, to be assessed again in two years',
  ),
  'school.assessment': example(
    'norsk 4, matematikk 3, én anmerkning i orden',
    'norsk 4, matematikk 3, éin merknad i orden',
    'Norwegian 4, mathematics 3, one remark on order',
  ),
  'school.followUpService': example(
    'Oppfølgingstjenesten i Eksempelvik følger opp, ungdommen er i arbeid',
    'Oppfølgingstenesta i Eksempelvik følgjer opp, ungdommen er i arbeid',
    'the follow-up service in Eksempelvik follows up, the young person is in work',
  ),
  'health.contacts': example(
    'fysioterapeut Ola Eksempel, Eksempelvik fysioterapi, telefon 00 00 00 00',
    'fysioterapeut Ola Eksempel, Eksempelvik fysioterapi, telefon 00 00 00 00',
    'physiotherapist Ola Example, Eksempelvik physiotherapy, telephone 00 00 00 00',
  ),
  'health.schoolNurseContact': example(
    'møte med helsesykepleier 3. mars, gjennomført',
    'møte med helsesjukepleiar 3. mars, gjennomført',
    'meeting with the school nurse on 3 March, held',
  ),
  'health.needsInDailyLife': example(
    'å kle på seg er litt vanskelig, skoledagen er svært vanskelig',
    'å kle på seg er litt vanskeleg, skuledagen er svært vanskeleg',
    'getting dressed is a little difficult, the school day is very difficult',
  ),
  'health.appointments': example(
    'logoped i Eksempelvik 12. mai klokka 10, ikke holdt ennå',
    'logoped i Eksempelvik 12. mai klokka 10, ikkje halden enno',
    'speech therapist in Eksempelvik on 12 May at 10, not held yet',
  ),
  'health.mentalHealthFollowUp': example(
    'BUP følger opp siden januar, neste avtale 20. mai',
    'BUP følgjer opp sidan januar, neste avtale 20. mai',
    'BUP follows up since January, next appointment on 20 May',
  ),
  'health.plan': example(
    'målet «sykle til skolen», tiltak øving hver uke, halvveis',
    'målet «sykle til skulen», tiltak øving kvar veke, halvvegs',
    'the goal “cycle to school”, action practice every week, halfway',
  ),
  'childWelfare.contact': example(
    'Nora Eksempel, barnevernet i Eksempelvik, telefon 00 00 00 00',
    'Nora Eksempel, barnevernet i Eksempelvik, telefon 00 00 00 00',
    'Nora Example, child welfare in Eksempelvik, telephone 00 00 00 00',
  ),
  'childWelfare.measures': example('besøkshjem siden mars', 'besøksheim sidan mars', 'respite home since March'),
  'childWelfare.plan': example(
    'tiltaksplan fra mars til desember, evaluert 1. juni',
    'tiltaksplan frå mars til desember, evaluert 1. juni',
    'plan for measures from March to December, evaluated on 1 June',
  ),
  'childWelfare.aftercare': example(
    'hjelp tilbudt 2. februar, ungdommen svarte ja',
    'hjelp tilboden 2. februar, ungdommen svara ja',
    'help offered on 2 February, the young person answered yes',
  ),
  'childWelfare.investigationStatus': example(
    'en undersøkelse pågår siden 4. mai, vanlig frist',
    'ei undersøking er i gang sidan 4. mai, vanleg frist',
    'an investigation since 4 May, with the usual time limit',
  ),
  'childWelfare.parentSupport': example(
    'veiledning til en forelder siden april',
    'rettleiing til ein forelder sidan april',
    'guidance for a parent since April',
  ),
  'nav.contact': example('NAV Eksempelvik følger opp', 'NAV Eksempelvik følgjer opp', 'NAV Eksempelvik follows up'),
  'nav.followUp': example(
    'NAV følger opp siden 1. september',
    'NAV følgjer opp sidan 1. september',
    'NAV follows up since 1 September',
  ),
  'nav.activities': example(
    'sommerjobb i juli, gjennomført',
    'sommarjobb i juli, gjennomført',
    'summer job in July, completed',
  ),
  'nav.decision14a': example(
    'trenger veiledning, målet er å skaffe arbeid',
    'treng rettleiing, målet er å skaffe arbeid',
    'needs guidance, the goal is to get work',
  ),
  'nav.benefits': example(
    'bostøtte fra januar til juni',
    'bustøtte frå januar til juni',
    'housing support from January to June',
  ),
  'nav.householdEconomy': example(
    'Per Eksempel får bostøtte fra januar til juni',
    'Per Eksempel får bustøtte frå januar til juni',
    'Per Example gets housing support from January to June',
  ),
}
