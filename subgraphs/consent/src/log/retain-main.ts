import { parseArgs } from 'node:util'
import { fail, reasonOf, withClient } from './command.ts'
import { type Retention, retain } from './retain.ts'

const USAGE = `usage: npm run audit:retain -- --database <url> --years <n> [--erase]
Counts the children whose 25th birthday is at least so many years ago, and erases them with --erase: their records, their
keys and what else there is of them. The log's leaves stand, and still verify. The login is the registry's owner.`

function readArguments(): { readonly database: string; readonly years: number; readonly erase: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        database: { type: 'string' },
        years: { type: 'string' },
        erase: { type: 'boolean', default: false },
      },
    })
    const { database, years = '', erase } = values
    if (database !== undefined && /^\d{1,3}$/.test(years)) return { database, years: Number(years), erase }
  } catch {
    // Told below.
  }
  return fail(USAGE)
}

const { database, years, erase } = readArguments()
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date())
let done: Retention
try {
  done = await withClient(database, (client) =>
    retain({ query: (text, values) => client.query(text, [...values]) }, { years, today, erase }),
  )
} catch (error) {
  fail(`the children could not be erased: ${reasonOf(error)}`)
}
const { outlived, erased, pending } = done
process.stdout.write(
  erase
    ? `${erased} of ${outlived} children erased${pending === 0 ? '' : `; of ${pending} something has no leaf yet`}\n`
    : `${outlived} children would be erased\n`,
)
