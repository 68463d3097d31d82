import type { DemoFamilies } from '../families.ts'
import { synthesizeIdentityNumber } from '../national-identity-number.ts'
import { type FintSet, type Link, linkTo } from './fint-set.ts'

/** A school, and the teacher all its contact groups have here. */
interface DemoSchool {
  readonly school: Link
  readonly teacher: Link
}

/** By the highest grade each school has. */
export type DemoSchools = readonly (readonly [highestGrade: number, school: DemoSchool])[]

/** Adds the schools, and the one teacher of each. */
export function addSchools(set: FintSet, families: DemoFamilies): DemoSchools {
  const ola = families.person('ola')
  // biome-ignore format: one row a school
  const rows = [
    [7, '10002', 'Testvik barneskole', '315000203', ola.givenName, ola.familyName, ola.nationalIdentityNumber],
    [10, '10003', 'Testvik ungdomsskole', '315000211', 'Ragnhild', 'Mælen Ås', synthesizeIdentityNumber('1979-05-06', 'female', 200)],
    [13, '10001', 'Testvik videregående skole', '315000106', 'Jovnna', 'Čáhppe', synthesizeIdentityNumber('1985-02-11', 'male', 201)],
  ] as const
  return rows.map(([highest, id, navn, organisasjonsnummer, fornavn, etternavn, number]) => {
    const school = set.add('utdanning/utdanningsprogram/skole', id, {
      navn,
      skolenummer: { identifikatorverdi: `8${id.slice(1)}` },
      organisasjonsnummer: { identifikatorverdi: organisasjonsnummer },
      forretningsadresse: { adresselinje: ['Skoleveien 1'], postnummer: '9999', poststed: 'TESTVIK' },
      kontaktinformasjon: { epostadresse: `post@skole${highest}.example`, telefonnummer: `+47000000${highest + 10}` },
    })
    const person = set.addPerson(number, {
      navn: { fornavn, etternavn },
      kontaktinformasjon: { mobiltelefonnummer: `+47999999${highest + 10}` },
    })
    const resource = set.add(
      'utdanning/elev/skoleressurs',
      `SR_${id}`,
      { feidenavn: { identifikatorverdi: `laerer${highest}@skole.example` } },
      { person, skole: school, personalressurs: linkTo('administrasjon/personal/personalressurs', id, 'ansattnummer') },
    )
    const teacher = set.add(
      'utdanning/elev/undervisningsforhold',
      `UF_${id}`,
      { beskrivelse: 'Lektor' },
      {
        skole: school,
        skoleressurs: resource,
        arbeidsforhold: linkTo('administrasjon/personal/arbeidsforhold', `AF_${id}`),
      },
    )
    return [highest, { school, teacher }]
  })
}

/** Adds the code lists, the subjects and the follow-up service. Some names hold what must never be shared. */
export function addCodes(set: FintSet): void {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'kodeverk/elevkategori': { heltid: 'Heltid', deltid: 'Deltid', fosterhjem: 'Plassert i fosterhjem' },
    'kodeverk/fravarstype': {
      U: 'Udokumentert fravær',
      D: 'Dokumentert fravær',
      H: 'Helsegrunner, legeerklæring',
      P: 'Permisjon',
      ANSVARSGRUPPE: 'Møte i ansvarsgruppe',
    },
    'kodeverk/varseltype': {
      FRAV: 'Fravær',
      ORD: 'Orden',
      VURD: 'Manglende vurderingsgrunnlag i fag',
      RUS: 'Mistanke om rus',
    },
    'kodeverk/tilrettelegging': {
      UT25: 'Utvidet tid',
      LYD: 'Opplest oppgavetekst',
      DYSLEKSI: 'Tiltak ved dysleksi',
      ROM: 'Eget rom på grunn av angst',
    },
    'kodeverk/eksamensform': { S: 'Skriftlig', M: 'Muntlig' },
    'kodeverk/avbruddsarsak': { 3: 'Helsemessige årsaker' },
    'vurdering/karakterverdi': {
      2: 'To',
      3: 'Tre',
      4: 'Fire',
      5: 'Fem',
      6: 'Seks',
      IV: 'Ikke vurderingsgrunnlag',
      F: 'Fritatt',
    },
  }
  for (const [path, codes] of Object.entries(lists)) {
    for (const [code, name] of Object.entries(codes)) set.addCode(`utdanning/${path}`, code, name)
  }
  const statuses = { OTAR: 'I arbeid', OTAP: 'Arbeidspraksis eller annet tiltak i regi av NAV' }
  for (const [code, name] of Object.entries(statuses))
    set.addCode('utdanning/kodeverk/otstatus', code, name, { type: 'O' })
  set.add(
    'utdanning/kodeverk/otenhet',
    'OTE_1',
    { kode: '9901', navn: 'Oppfølgingstjenesten Testvik' },
    { kommune: linkTo('felles/kodeverk/kommune', '9901') },
  )
  const subjects = {
    NOR0214: 'Norsk hovedmål',
    MAT0010: 'Matematikk',
    MAT1011: 'Matematikk 1P',
    NOR1260: 'Norsk',
    KRO1017: 'Kroppsøving',
    'SPES-NOR': 'Norsk i liten gruppe, spesialundervisning',
  }
  for (const [code, name] of Object.entries(subjects)) {
    set.add('utdanning/timeplan/fag', `FAG_${code}`, { navn: code, beskrivelse: name })
  }
}
