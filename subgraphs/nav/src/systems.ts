import { readFileSync } from 'node:fs'
import type { FaultListener } from '@samsyn/kit'
import {
  type AccessSettings,
  openAccess,
  type OpenedSource,
  openSourceClient,
  type SourceClient,
  type SourceRequest,
  SourceUnavailable,
} from '@samsyn/kit/http'
import { readActivities } from './activities.ts'
import { readDecision14a } from './decision14a.ts'
import { readFollowUp } from './follow-up.ts'
import { readJson } from './json-file.ts'
import { readIdentity } from './pdl.ts'
import type { Found, NavPerson, Source } from './source.ts'
import { readSupports, type Support } from './support.ts'
import { NO_SUCH_PERSON, type Report } from './wire.ts'

/** Where NAV's systems are, each by its whole address. */
export interface NavSystems extends AccessSettings {
  readonly PDL_URL: URL
  /** What the persons are asked about for, in NAV's register of processing: PDL wants it with each question. */
  readonly PDL_BEHANDLINGSNUMMER: string
  readonly VEILARBOPPFOLGING_URL: URL
  readonly VEILARBAKTIVITET_URL: URL
  readonly VEDTAK14A_URL: URL
  /** `undefined`: nobody gives them, so that their slices are not available. */
  readonly YTELSER_URL?: URL | undefined
  readonly HUSHOLDNINGSOKONOMI_URL?: URL | undefined
}

type System<T> = (body: object, parse: (value: unknown, report: Report) => T, signal: AbortSignal) => Promise<T>

const readQuery = (name: string): string =>
  readFileSync(new URL(`../formats/${name}.graphql`, import.meta.url), 'utf8').replaceAll(/^#.*\n/gm, '')
const HENT_PERSON = readQuery('hentPerson')
const OPPFOLGING = readQuery('oppfolging')
const PERIODER = readQuery('perioder')

const PDL = 'PDL'
const ANSWER_LIMIT_BYTES = 4 * 1024 * 1024

/**
 * Asks NAV's systems when the gateway asks, about the people it asks about and for what is shared only. Identity numbers
 * stand in bodies, never in addresses.
 * @throws Error when the client's key cannot be used; whether the systems answer shows when they are asked
 */
export async function openNavSystems(systems: NavSystems, onFault: FaultListener): Promise<OpenedSource<Source>> {
  const access = await openAccess(systems)
  const clients: SourceClient[] = []
  const open = <T>(name: string, url: URL, headers: Readonly<Record<string, string>> = {}): System<T> => {
    const client = openSourceClient({ url, access, answerLimitBytes: ANSWER_LIMIT_BYTES })
    clients.push(client)
    return async (body, parse, signal) => {
      const request: SourceRequest = {
        path: '',
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
        accept: ['application/json', 'application/graphql-response+json'],
      }
      try {
        const answer = await client.read(request, signal)
        return parseAnswer(name, answer.body ?? Buffer.alloc(0), parse, onFault)
      } catch (error) {
        const failure = error instanceof SourceUnavailable ? error : new SourceUnavailable('BROKEN')
        onFault({ kind: 'NO_ANSWER', file: name, place: 'whole answer', reason: failure.message })
        throw failure
      }
    }
  }

  const askPdl = open<ReturnType<typeof readIdentity>>(PDL, systems.PDL_URL, {
    behandlingsnummer: systems.PDL_BEHANDLINGSNUMMER,
  })
  const askFollowUp = open<ReturnType<typeof readFollowUp>>('veilarboppfolging', systems.VEILARBOPPFOLGING_URL)
  const askActivities = open<ReturnType<typeof readActivities>>('veilarbaktivitet', systems.VEILARBAKTIVITET_URL)
  const askDecision = open<ReturnType<typeof readDecision14a>>('vedtak14a', systems.VEDTAK14A_URL)
  const openSupports = (name: string, url: URL | undefined): System<readonly Support[]> =>
    url === undefined ? () => Promise.reject(new SourceUnavailable('NOT_FOUND')) : open(name, url)
  const askBenefits = openSupports('ytelser', systems.YTELSER_URL)
  const askHousehold = openSupports('husholdningsokonomi', systems.HUSHOLDNINGSOKONOMI_URL)

  const begin = (signal: AbortSignal): Source => {
    const findPerson = async (number: string): Promise<NavPerson | null> => {
      const identity = await askPdl({ query: HENT_PERSON, variables: { ident: number } }, readIdentity, signal)
      if (identity === null) return null
      // Someone else's answer, or a number that is no longer this person's: nobody knows which.
      if (identity.nationalIdentityNumber !== number) {
        const reason = 'is not about the number that was asked about'
        onFault({ kind: 'NO_ANSWER', file: PDL, place: 'whole answer', reason })
        throw new SourceUnavailable('BROKEN')
      }
      const followUp = await askFollowUp({ query: OPPFOLGING, variables: { fnr: number } }, readFollowUp, signal)
      return followUp === 'LOCKED' ? null : { parents: identity.parents, followUp }
    }
    return {
      findPeople: (numbers) => findEach(numbers, findPerson),
      findActivities: (numbers) =>
        findEach(numbers, (fnr) => askActivities({ query: PERIODER, variables: { fnr } }, readActivities, signal)),
      findDecisions14a: (numbers) => findEach(numbers, (fnr) => askDecision({ fnr }, readDecision14a, signal)),
      findBenefits: (numbers) => findEach(numbers, (fnr) => askBenefits({ fnr }, readSupports, signal)),
      findHouseholdSupports: (numbers) => findEach(numbers, (fnr) => askHousehold({ fnr }, readSupports, signal)),
    }
  }
  return { begin, close: async () => void (await Promise.all(clients.map((client) => client.close()))) }
}

/** @throws SourceUnavailable where the answer as a whole is refused, but for the word that there is no such person */
function parseAnswer<T>(
  name: string,
  bytes: Uint8Array,
  parse: (value: unknown, report: Report) => T,
  onFault: FaultListener,
): T {
  let isRefused = false
  const report: Report = (kind, place, reason) => {
    if (name === PDL && reason === NO_SUCH_PERSON) return
    isRefused ||= kind === 'FILE_REFUSED'
    onFault({ kind, file: name, place, reason })
  }
  const json = readJson(bytes, report)
  if (json.state !== 'READ') throw new SourceUnavailable('BROKEN')
  const parsed = parse(json.value, report)
  if (isRefused) throw new SourceUnavailable('BROKEN')
  return parsed
}

/** Asks about each on their own, so that what fails for one is told of the others. `null` leaves one out. */
async function findEach<T extends object>(
  numbers: readonly string[],
  find: (number: string) => Promise<T | null>,
): Found<T> {
  const found = await Promise.all(
    numbers.map(async (number) => {
      const value = await find(number).catch((error: unknown) => error as Error)
      return value === null ? [] : ([[number, value]] as const)
    }),
  )
  return new Map(found.flat())
}
