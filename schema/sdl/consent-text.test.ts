import { describe, expect, it } from 'vitest'
import { type ConsentTerms, hashConsentText, renderConsentText } from './consent-text.ts'
import { LOCALES } from './locale.ts'

const permit: ConsentTerms = {
  kind: 'PERMIT',
  slices: ['childWelfare.investigationStatus', 'school.attendance'],
  recipients: [{ role: 'CHILD_COORDINATOR' }, { service: 'SCHOOL_HEALTH_SERVICE' }],
  purposes: ['TRANSITION', 'COORDINATION'],
  validFrom: '2026-11-20T23:00:00.000Z',
  validTo: '2027-02-20T23:00:00.000Z',
  recordsSince: '2025-08-01',
  legalNature: 'SECRECY_WAIVER',
}
const deny: ConsentTerms = { ...permit, kind: 'DENY' }

const BOKMÅL = `Ja til å dele opplysninger

Dette sier du ja til å dele
Er det ikke registrert noe om et tema, får mottakerne se det også.
Skole
- Fravær: Viser om det er fravær, når, hvor mye i hvert fag, om det er dokumentert, permisjon eller skal på vitnemålet, og om skolen har sendt varsel. Viser ikke hvorfor eleven var borte, eller kommentarer fra læreren.
Barnevern
- Undersøkelse pågår: Viser om barnevernet gjør en undersøkelse nå eller har gjort det før, når, og om den har fått lengre frist. Viser ikke hva den handler om, hva den kom fram til, eller hvem som har meldt fra.

Hvem som får se det
Bare fagfolk som er med i teamet rundt barnet eller ungdommen, nå eller senere, og som kommer herfra eller har en av disse rollene:
- Helsestasjonen og skolehelsetjenesten
- Barnekoordinator

Hva det kan brukes til
- Få hjelpen til å henge sammen
- Forberede en overgang, for eksempel til ny skole eller voksenlivet

Når svaret gjelder
Fra og med 21. november 2026 til og med 20. februar 2027.
Opplysninger med eldre dato enn 1. august 2025 blir ikke delt.
Når ungdommen blir gammel nok til å bestemme, kan svaret slutte å gjelde tidligere.

Hva svaret betyr
Du fritar tjenestene fra taushetsplikten, men bare for det som står i denne teksten.
Alle som signerer, kan når som helst trekke svaret tilbake, helt eller delvis. Det kan også ungdommen selv fra fylte 15 år.
Det gjelder fra neste gang noen slår opp. Det noen alt har sett, kan ikke gjøres usett.`

const NYNORSK = `Ja til å dele opplysningar

Dette seier du ja til å dele
Er det ikkje registrert noko om eit tema, får mottakarane sjå det òg.
Skule
- Fråvær: Viser om det er fråvær, når, kor mykje i kvart fag, om det er dokumentert, permisjon eller skal på vitnemålet, og om skulen har sendt varsel. Viser ikkje kvifor eleven var borte, eller kommentarar frå læraren.
Barnevern
- Undersøking i gang: Viser om barnevernet gjer ei undersøking no eller har gjort det før, når, og om ho har fått lengre frist. Viser ikkje kva ho handlar om, kva ho kom fram til, eller kven som har meldt frå.

Kven som får sjå det
Berre fagfolk som er med i teamet rundt barnet eller ungdommen, no eller seinare, og som kjem herfrå eller har ei av desse rollene:
- Helsestasjonen og skulehelsetenesta
- Barnekoordinator

Kva det kan brukast til
- Få hjelpa til å henge saman
- Førebu ein overgang, til dømes til ny skule eller vaksenlivet

Når svaret gjeld
Frå og med 21. november 2026 til og med 20. februar 2027.
Opplysningar med eldre dato enn 1. august 2025 blir ikkje delte.
Når ungdommen blir gammal nok til å bestemme, kan svaret slutte å gjelde tidlegare.

Kva svaret betyr
Du fritek tenestene frå teieplikta, men berre for det som står i denne teksten.
Alle som signerer, kan når som helst trekkje svaret tilbake, heilt eller delvis. Det kan òg ungdommen sjølv frå fylte 15 år.
Det gjeld frå neste gong nokon slår opp. Det nokon alt har sett, kan ikkje gjerast usett.`

const ENGLISH = `Yes to sharing information

What you say yes to sharing
If nothing is recorded about a topic, the recipients see that too.
School
- Absence (no comments): Shows whether there is absence, when, how much in each subject, whether it is documented, leave or goes on the diploma, and whether the school has sent a warning. Does not show why the pupil was away, or comments from the teacher.
Child welfare
- Investigation status: Shows whether child welfare is investigating now or has done so before, when, and whether it was given more time. Does not show what it is about, what it found, or who raised a concern.

Who may see it
Only professionals on the team around the child or young person, now or later, who come from here or have one of these roles:
- The child health clinic and school health service
- Child coordinator

What it may be used for
- Making the help fit together
- Preparing for a change, such as a new school or adult life

When the answer counts
From 21 November 2026 to 20 February 2027, both days included.
Records dated before 1 August 2025 are not shared.
When the young person is old enough to decide, the answer may stop counting earlier.

What the answer means
You release the services from their duty of confidentiality, but only for what this text says.
Everyone who signs can withdraw the answer at any time, in whole or in part. So can the young person from the age of 15.
It counts from the next time someone looks. What someone has already seen cannot be unseen.`

describe('the text a family signs', () => {
  it.each([
    ['nb', BOKMÅL],
    ['nn', NYNORSK],
    ['en', ENGLISH],
  ] as const)('is all of this in %s', (locale, text) => {
    expect(renderConsentText(permit, locale)).toBe(text)
  })

  it('is the same whatever order or repetition the terms come with', () => {
    const shuffled: ConsentTerms = {
      ...permit,
      slices: [...permit.slices, ...permit.slices].toReversed(),
      recipients: [...permit.recipients, ...permit.recipients].toReversed(),
      purposes: [...permit.purposes, ...permit.purposes].toReversed(),
    }
    for (const locale of LOCALES) expect(renderConsentText(shuffled, locale)).toBe(renderConsentText(permit, locale))
    expect(hashConsentText(shuffled)).toBe(hashConsentText(permit))
  })

  it('tells a service from a role', () => {
    const text = renderConsentText(
      { ...permit, recipients: [{ role: 'COORDINATOR' }, { service: 'NAV_OFFICE' }] },
      'nb',
    )
    expect(text).toContain('- NAV-kontoret\n- Koordinator\n')
  })

  it('says that records are shared however old when no date is set', () => {
    const text = renderConsentText({ ...permit, recordsSince: null }, 'nb')
    expect(text).toContain('Opplysningene blir delt uansett hvor gamle de er.')
    expect(text).not.toContain('eldre dato')
  })

  it('of a no is never mistaken for that of a yes', () => {
    for (const locale of LOCALES) {
      const [yes, no] = [renderConsentText(permit, locale), renderConsentText(deny, locale)].map((text) =>
        text.split('\n\n').map((section) => section.split('\n')[0]),
      )
      expect(no?.slice(0, 4).filter((heading) => yes?.includes(heading))).toEqual([])
    }
  })

  it('of a no covers records of any age, whatever date the terms hold', () => {
    for (const locale of LOCALES) {
      expect(renderConsentText(deny, locale)).toBe(renderConsentText({ ...deny, recordsSince: null }, locale))
    }
  })

  it('of a no says that it goes before a yes, that a duty by law may remain, and that it can be withdrawn', () => {
    expect(renderConsentText(deny, 'nb').split('\n').slice(-4)).toEqual([
      'Du fritar ikke tjenestene fra taushetsplikten for det som står i denne teksten.',
      'Et nei går foran et ja, også når noen alt har sagt ja.',
      'Tjenestene kan likevel ha plikt etter loven til å melde fra når et barn kan være i fare.',
      'Den som sier nei, kan når som helst trekke svaret tilbake, helt eller delvis. Det gjelder fra neste gang noen slår opp.',
    ])
  })
})

describe('the period in the text', () => {
  it.each([
    [
      'midnight in winter',
      '2026-11-20T23:00:00.000Z',
      '2026-12-31T23:00:00.000Z',
      '21. november 2026',
      '31. desember 2026',
    ],
    ['midnight in summer', '2027-05-31T22:00:00.000Z', '2027-06-30T22:00:00.000Z', '1. juni 2027', '30. juni 2027'],
    [
      'the day clocks go forward',
      '2027-03-27T23:00:00.000Z',
      '2027-03-28T22:00:00.000Z',
      '28. mars 2027',
      '28. mars 2027',
    ],
    [
      'the day clocks go back',
      '2027-10-30T22:00:00.000Z',
      '2027-10-31T23:00:00.000Z',
      '31. oktober 2027',
      '31. oktober 2027',
    ],
    [
      'an hour before the midnight after',
      '2027-10-30T22:00:00.000Z',
      '2027-10-31T22:00:00.000Z',
      '31. oktober 2027',
      '31. oktober 2027',
    ],
    [
      'instants in the middle of a day',
      '2028-02-28T12:34:56.789Z',
      '2028-02-29T12:00:00.000Z',
      '28. februar 2028',
      '29. februar 2028',
    ],
  ])('names the first and last day that count: %s', (_, validFrom, validTo, first, last) => {
    const text = renderConsentText({ ...permit, validFrom, validTo }, 'nb')
    expect(text).toContain(`\nFra og med ${first} til og med ${last}.\n`)
  })
})

describe('the hash of the text', () => {
  it('is lower-case hex SHA-256', () => {
    expect(hashConsentText(permit)).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['kind', { kind: 'DENY' }],
    ['a slice less', { slices: ['school.attendance'] }],
    ['a slice more', { slices: [...permit.slices, 'nav.benefits'] }],
    ['another recipient', { recipients: [{ service: 'SCHOOL' }] }],
    ['a service for a role', { recipients: [{ service: 'COORDINATION_UNIT' }, { service: 'SCHOOL_HEALTH_SERVICE' }] }],
    ['another purpose', { purposes: ['EARLY_INTERVENTION'] }],
    ['a later first day', { validFrom: '2026-11-21T23:00:00.000Z' }],
    ['a later last day', { validTo: '2027-02-21T23:00:00.000Z' }],
    ['older records', { recordsSince: '2024-08-01' }],
    ['all records', { recordsSince: null }],
    ['another legal nature', { legalNature: 'GDPR_CONSENT' }],
  ] as const satisfies readonly (readonly [string, Partial<ConsentTerms>])[])(
    'changes with the terms: %s',
    (_, change) => {
      expect(hashConsentText({ ...permit, ...change })).not.toBe(hashConsentText(permit))
    },
  )

  it('changes with the legal nature of a no', () => {
    expect(hashConsentText({ ...deny, legalNature: 'GDPR_CONSENT' })).not.toBe(hashConsentText(deny))
  })

  it('does not change with the time of day, so that a text read now can be given a minute later', () => {
    expect(hashConsentText({ ...permit, validFrom: '2026-11-21T08:15:00.000Z' })).toBe(hashConsentText(permit))
  })
})
