import { createClient } from './client.ts'
import { createFamilies, todayInNorway } from './families.ts'
import { startProduct } from './product.ts'

/**
 * Tells in the terminal what the product is for: the coordinator's picture, the mother withdraws, the slice is gone from
 * the next look-up, and the log shows both. Against the product at PORT, or else one of its own.
 */

const SLICE = 'school.attendance'

const PICTURE = `query ($id: ID!) { child(id: $id) {
  displayName age
  school { enrolment { grade schoolYear } attendance { registrations { start kind } } ppt { conclusion } }
  health { needsInDailyLife { area difficulty } mentalHealthFollowUp { nextAppointmentAt } }
  childWelfare { measures { group startDate } investigationStatus { startDate } }
  nav { householdEconomy { parent supports { kind } } } } }`

const DIRECTIVES = 'query ($id: ID!) { child(id: $id) { directives { id slices { slice { id } state } } } }'

const WITHDRAW = `mutation ($input: WithdrawConsentInput!) {
  withdrawConsent(input: $input) { problem { message } } }`

const LOG = `query ($id: ID!) { child(id: $id) {
  accessLog(first: 3) { nodes { at kind by role purpose slices { name(locale: en) } } } } }`

interface Picture {
  readonly child: Readonly<Record<string, unknown>> & { readonly displayName: string; readonly age: number }
}

interface Directives {
  readonly child: {
    readonly directives: readonly { id: string; slices: readonly { slice: { id: string }; state: string }[] }[]
  }
}

interface Log {
  readonly child: {
    readonly accessLog: {
      readonly nodes: readonly {
        at: string
        kind: string
        by: string
        purpose: string | null
        slices: readonly { name: string }[]
      }[]
    }
  }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function tell(url: string): Promise<void> {
  const { id } = createFamilies(todayInNorway()).child('linnea')
  const { ask } = createClient(url)

  say('1. Kari, coordinator of the team around Linnea, asks for the combined picture:\n')
  const before = await ask<Picture>('coordinator', PICTURE, { id })
  say(describe(before.data, before.withheld))

  say('\n2. Ingrid, the mother, withdraws what she said yes to about absence from school.\n')
  const { data } = await ask<Directives>('guardian-a', DIRECTIVES, { id })
  const directive = data.child.directives.find(({ slices }) =>
    slices.some(({ slice, state }) => slice.id === SLICE && state === 'ACTIVE'),
  )
  if (directive === undefined) throw new Error(`${SLICE} is not shared here any more; start the product anew`)
  const input = { child: id, directive: directive.id, slices: [SLICE] }
  const withdrawn = await ask<{ withdrawConsent: { problem: { message: string } | null } }>('guardian-a', WITHDRAW, {
    input,
  })
  const { problem } = withdrawn.data.withdrawConsent
  if (problem !== null) throw new Error(problem.message)

  say('3. Kari asks again. It is gone, and the school was not even asked for it:\n')
  const after = await ask<Picture>('coordinator', PICTURE, { id })
  say(describe(after.data, after.withheld))

  say('\n4. Ingrid reads the log. Both are there:\n')
  const log = await ask<Log>('guardian-a', LOG, { id })
  for (const { at, kind, by, purpose, slices } of log.data.child.accessLog.nodes) {
    const what = slices.map(({ name }) => name).join(', ')
    say(`   ${at}  ${by} ${kind.toLowerCase()}${purpose === null ? '' : ` (${purpose.toLowerCase()})`}: ${what}`)
  }
}

function describe({ child }: Picture, withheld: readonly string[]): string {
  const { displayName, age, ...sectors } = child
  const lines = Object.entries(sectors).map(([sector, record]) => `   ${sector}: ${JSON.stringify(record)}`)
  return [`   ${displayName}, ${age}`, ...lines, `   not shared: ${withheld.join(', ')}`].join('\n')
}

async function findRunning(url: string): Promise<boolean> {
  const response = await fetch(`${url}/demo/log-key`).catch(() => undefined)
  return response?.ok === true
}

const running = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`
if (await findRunning(running)) {
  await tell(running)
} else {
  const product = await startProduct()
  try {
    await tell(product.url)
  } finally {
    await product.close()
  }
}
