import type { Directive } from '../policy/facts.ts'
import { VETO_AGE } from '../policy/standing.ts'
import type { Locale } from './locale.ts'

/** The sentences of the text a family signs, apart from the words of the catalogue. */
interface ConsentWording {
  readonly title: string
  readonly slices: string
  readonly slicesNote: string
  readonly recipients: string
  readonly recipientsNote: string
  readonly purposes: string
  readonly period: string
  readonly writePeriod: (from: string, lastDay: string) => string
  /** @param since the date before which nothing is shared; `null`: there is none. */
  readonly writeRecords: (since: string | null) => string
  readonly endsByAge: string
  readonly meaning: string
  readonly legalNature: Readonly<Record<Directive['legalNature'], string>>
  /** What else follows from the answer. */
  readonly consequences: readonly string[]
}

type Wordings = Readonly<Record<Locale, ConsentWording>>

const SHARED = {
  nb: {
    period: 'Når svaret gjelder',
    writePeriod: (from: string, lastDay: string) => `Fra og med ${from} til og med ${lastDay}.`,
    endsByAge: 'Når ungdommen blir gammel nok til å bestemme, kan svaret slutte å gjelde tidligere.',
    meaning: 'Hva svaret betyr',
  },
  nn: {
    period: 'Når svaret gjeld',
    writePeriod: (from: string, lastDay: string) => `Frå og med ${from} til og med ${lastDay}.`,
    endsByAge: 'Når ungdommen blir gammal nok til å bestemme, kan svaret slutte å gjelde tidlegare.',
    meaning: 'Kva svaret betyr',
  },
  en: {
    period: 'When the answer counts',
    writePeriod: (from: string, lastDay: string) => `From ${from} to ${lastDay}, both days included.`,
    endsByAge: 'When the young person is old enough to decide, the answer may stop counting earlier.',
    meaning: 'What the answer means',
  },
} as const

const PERMIT: Wordings = {
  nb: {
    ...SHARED.nb,
    title: 'Ja til å dele opplysninger',
    slices: 'Dette sier du ja til å dele',
    slicesNote: 'Er det ikke registrert noe om et tema, får mottakerne se det også.',
    recipients: 'Hvem som får se det',
    recipientsNote:
      'Bare fagfolk som er med i teamet rundt barnet eller ungdommen, nå eller senere, og som kommer herfra eller har en av disse rollene:',
    purposes: 'Hva det kan brukes til',
    writeRecords: (since) =>
      since === null
        ? 'Opplysningene blir delt uansett hvor gamle de er.'
        : `Opplysninger med eldre dato enn ${since} blir ikke delt.`,
    legalNature: {
      SECRECY_WAIVER: 'Du fritar tjenestene fra taushetsplikten, men bare for det som står i denne teksten.',
      GDPR_CONSENT: 'Du samtykker etter personvernreglene (GDPR) til at det som står i denne teksten, blir delt.',
    },
    consequences: [
      `Alle som signerer, kan når som helst trekke svaret tilbake, helt eller delvis. Det kan også ungdommen selv fra fylte ${VETO_AGE} år.`,
      'Det gjelder fra neste gang noen slår opp. Det noen alt har sett, kan ikke gjøres usett.',
    ],
  },
  nn: {
    ...SHARED.nn,
    title: 'Ja til å dele opplysningar',
    slices: 'Dette seier du ja til å dele',
    slicesNote: 'Er det ikkje registrert noko om eit tema, får mottakarane sjå det òg.',
    recipients: 'Kven som får sjå det',
    recipientsNote:
      'Berre fagfolk som er med i teamet rundt barnet eller ungdommen, no eller seinare, og som kjem herfrå eller har ei av desse rollene:',
    purposes: 'Kva det kan brukast til',
    writeRecords: (since) =>
      since === null
        ? 'Opplysningane blir delte same kor gamle dei er.'
        : `Opplysningar med eldre dato enn ${since} blir ikkje delte.`,
    legalNature: {
      SECRECY_WAIVER: 'Du fritek tenestene frå teieplikta, men berre for det som står i denne teksten.',
      GDPR_CONSENT: 'Du samtykkjer etter personvernreglane (GDPR) til at det som står i denne teksten, blir delt.',
    },
    consequences: [
      `Alle som signerer, kan når som helst trekkje svaret tilbake, heilt eller delvis. Det kan òg ungdommen sjølv frå fylte ${VETO_AGE} år.`,
      'Det gjeld frå neste gong nokon slår opp. Det nokon alt har sett, kan ikkje gjerast usett.',
    ],
  },
  en: {
    ...SHARED.en,
    title: 'Yes to sharing information',
    slices: 'What you say yes to sharing',
    slicesNote: 'If nothing is recorded about a topic, the recipients see that too.',
    recipients: 'Who may see it',
    recipientsNote:
      'Only professionals on the team around the child or young person, now or later, who come from here or have one of these roles:',
    purposes: 'What it may be used for',
    writeRecords: (since) =>
      since === null ? 'Records are shared however old they are.' : `Records dated before ${since} are not shared.`,
    legalNature: {
      SECRECY_WAIVER: 'You release the services from their duty of confidentiality, but only for what this text says.',
      GDPR_CONSENT: 'You consent under the data protection rules (GDPR) to the sharing of what this text says.',
    },
    consequences: [
      `Everyone who signs can withdraw the answer at any time, in whole or in part. So can the young person from the age of ${VETO_AGE}.`,
      'It counts from the next time someone looks. What someone has already seen cannot be unseen.',
    ],
  },
}

const DENY: Wordings = {
  nb: {
    ...SHARED.nb,
    title: 'Nei til å dele opplysninger',
    slices: 'Dette sier du nei til å dele',
    slicesNote: 'Under hvert tema står det hva et ja ville ha vist.',
    recipients: 'Hvem som ikke får se det',
    recipientsNote:
      'Fagfolk som er med i teamet rundt barnet eller ungdommen, nå eller senere, og som kommer herfra eller har en av disse rollene:',
    purposes: 'Hva det ikke kan brukes til',
    writeRecords: () => 'Svaret gjelder uansett hvor gamle opplysningene er.',
    legalNature: {
      SECRECY_WAIVER: 'Du fritar ikke tjenestene fra taushetsplikten for det som står i denne teksten.',
      GDPR_CONSENT: 'Du samtykker ikke etter personvernreglene (GDPR) til at det som står i denne teksten, blir delt.',
    },
    consequences: [
      'Et nei går foran et ja, også når noen alt har sagt ja.',
      'Tjenestene kan likevel ha plikt etter loven til å melde fra når et barn kan være i fare.',
      'Den som sier nei, kan når som helst trekke svaret tilbake, helt eller delvis. Det gjelder fra neste gang noen slår opp.',
    ],
  },
  nn: {
    ...SHARED.nn,
    title: 'Nei til å dele opplysningar',
    slices: 'Dette seier du nei til å dele',
    slicesNote: 'Under kvart tema står det kva eit ja ville ha vist.',
    recipients: 'Kven som ikkje får sjå det',
    recipientsNote:
      'Fagfolk som er med i teamet rundt barnet eller ungdommen, no eller seinare, og som kjem herfrå eller har ei av desse rollene:',
    purposes: 'Kva det ikkje kan brukast til',
    writeRecords: () => 'Svaret gjeld same kor gamle opplysningane er.',
    legalNature: {
      SECRECY_WAIVER: 'Du fritek ikkje tenestene frå teieplikta for det som står i denne teksten.',
      GDPR_CONSENT:
        'Du samtykkjer ikkje etter personvernreglane (GDPR) til at det som står i denne teksten, blir delt.',
    },
    consequences: [
      'Eit nei går føre eit ja, òg når nokon alt har sagt ja.',
      'Tenestene kan likevel ha plikt etter lova til å melde frå når eit barn kan vere i fare.',
      'Den som seier nei, kan når som helst trekkje svaret tilbake, heilt eller delvis. Det gjeld frå neste gong nokon slår opp.',
    ],
  },
  en: {
    ...SHARED.en,
    title: 'No to sharing information',
    slices: 'What you say no to sharing',
    slicesNote: 'Under each topic stands what a yes would have shown.',
    recipients: 'Who may not see it',
    recipientsNote:
      'Professionals on the team around the child or young person, now or later, who come from here or have one of these roles:',
    purposes: 'What it may not be used for',
    writeRecords: () => 'The answer counts however old the records are.',
    legalNature: {
      SECRECY_WAIVER: 'You do not release the services from their duty of confidentiality for what this text says.',
      GDPR_CONSENT: 'You do not consent under the data protection rules (GDPR) to the sharing of what this text says.',
    },
    consequences: [
      'A no goes before a yes, also when someone has already said yes.',
      'The services may still have a duty by law to report when a child may be in danger.',
      'Whoever says no can withdraw the answer at any time, in whole or in part. It counts from the next time someone looks.',
    ],
  },
}

export const CONSENT_WORDING: Readonly<Record<Directive['kind'], Wordings>> = { PERMIT, DENY }
