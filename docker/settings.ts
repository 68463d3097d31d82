import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { folderOf, type Sector, SECTORS } from '@samsyn/schema/policy'
import { SECTOR_WORDS } from '@samsyn/schema/sdl'
import type { SettingMeta } from '@samsyn/schema/serving'
import { SETTINGS as GATEWAY } from '../gateway/src/config.ts'
import { SIGN_IN_SETTINGS } from '../gateway/src/sign-in/read-sign-in.ts'
import { MIGRATE_SETTINGS, SETTINGS as CONSENT } from '../subgraphs/consent/src/config.ts'
import { SEQUENCER_SETTINGS, WITNESS_SETTINGS } from '../subgraphs/consent/src/log/log-settings.ts'
import { noticeSettings } from '../subgraphs/consent/src/notices/settings.ts'

/**
 * Writes the table of all settings from the rules they are read by, or with `--check` ends with 1 if the file is not that
 * table. A setting without words of its own stops it.
 */

interface Rule {
  meta(): unknown
  safeParse(value: unknown): { success: boolean; data?: unknown }
}
type Rules = Readonly<Record<string, Rule>>

type Process = readonly [name: string, main: string, rules: Rules]

const PROCESSES: readonly Process[] = [
  ['Gateway', 'gateway/src/main.ts', GATEWAY.shape],
  ['Gateway, where people sign in with a browser', 'gateway/src/main.ts', SIGN_IN_SETTINGS.shape],
  ['Consent registry', 'subgraphs/consent/src/main.ts', { ...CONSENT, ...noticeSettings({}) }],
  ['Migration', 'subgraphs/consent/src/migrate-main.ts', MIGRATE_SETTINGS],
  ['Sequencer', 'subgraphs/consent/src/log/sequencer-main.ts', SEQUENCER_SETTINGS],
  ['Witness', 'subgraphs/consent/src/log/witness-main.ts', WITNESS_SETTINGS],
  ...(await Promise.all(SECTORS.map(readSector))),
]

async function readSector(sector: Sector): Promise<Process> {
  const room = `subgraphs/${folderOf(sector)}/src`
  const { SETTINGS } = (await import(`../${room}/config.ts`)) as { readonly SETTINGS: Rules }
  return [SECTOR_WORDS[sector].en, `${room}/main.ts`, SETTINGS]
}

const FILE = new URL('SETTINGS.md', import.meta.url)

const HEAD = `# Settings

Every setting of every process, an environment variable each, made from the rules they are read by (\`npm run settings\`). A process
names every fault at once and ends with 78. No setting turns consent off, and no security setting has a default.

📄: may also come as a file, which \`<NAME>_FILE\` names; that is how secrets are given.
`

function writeTables(): string {
  const tables = PROCESSES.map(([title, main, rules]) => {
    const rows = Object.entries(rules).map(([name, rule]) => writeRow(name, rule))
    return `## ${title}\n\n\`${main}\`\n\n| name | kind | default | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return [HEAD, ...tables].join('\n')
}

function writeRow(name: string, rule: Rule): string {
  const { kind, meaning, asFile } = (rule.meta() ?? {}) as Partial<SettingMeta>
  if (kind === undefined || meaning === undefined) throw new Error(`${name} does not say what it is`)
  return `| \`${name}\`${asFile === true ? ' 📄' : ''} | ${kind} | ${readDefault(rule)} | ${meaning} |`
}

function readDefault(rule: Rule): string {
  const { success, data } = rule.safeParse(undefined)
  if (!success) return '**required**'
  if (data === undefined) return ''
  if (typeof data === 'object' && data !== null && 'requests' in data && 'seconds' in data) {
    return `\`${JSON.stringify(data.requests)}/${JSON.stringify(data.seconds)}\``
  }
  return `\`${typeof data === 'string' ? data : JSON.stringify(data)}\``
}

const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values
const table = writeTables()
if (!check) writeFileSync(FILE, table)
else if (readFileSync(FILE, 'utf8') !== table) {
  process.stderr.write('docker/SETTINGS.md is not the table of the settings: npm run settings\n')
  process.exit(1)
}
