import { readMessageFiles } from './message-files.ts'
import { readCase } from './case.ts'

/** Reads a message that is made as it is read, in a process whose memory is bounded by whoever started it. */

export interface LargeMessage {
  readonly megabytes: number
  /** Gathers it before any of it is read, as a reader of whole files would. */
  readonly isWhole: boolean
}

export interface LargeMessageRead {
  readonly plans: number
  readonly bytes: number
  readonly faults: readonly unknown[]
}

const RECORDS_A_CHUNK = 50

function toId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<Barnevern Id="${toId(1)}" DatoUttrekk="2026-09-15T02:00:00+02:00">
  <Fagsystem Leverandor="Eksempelleverandør AS" Navn="Eksempelfag" Versjon="4.2.0"/>
  <Avgiver Organisasjonsnummer="314000013" Kommunenummer="9901" Kommunenavn="Testvik kommune"/>
  <Sak Id="${toId(2)}" StartDato="2026-01-12" Journalnummer="2026-0417">
    <Personalia Id="${toId(3)}" StartDato="2026-01-12" Fodselsnummer="14831750031" Fodseldato="2017-03-14" Kjonn="2"/>
`

const toReport = (number: number): string => `    <Melding Id="${toId(number)}" StartDato="2026-01-12">
      <Melder Kode="22" Presisering="${'Nabo som har sett ting på nært hold. '.repeat(8)}"/>
      <Saksinnhold Kode="1.2.03" Presisering="${'Mor ruser seg, og far er mye borte. '.repeat(8)}"/>
      <Saksinnhold Kode="2.1.03" Presisering="${'Æ, ø og å er med, og alt er oppdiktet. '.repeat(7)}"/>
      <Konklusjon SluttDato="2026-01-19" Kode="2"/>
    </Melding>
`

const toPlan = (number: number): string => `    <Plan Id="${toId(number)}" StartDato="2026-05-04" Plantype="1"/>
`

const { megabytes, isWhole } = JSON.parse(process.argv[2] ?? '') as LargeMessage
let bytes = 0

async function* makeMessage(): AsyncGenerator<Uint8Array> {
  let number = 10
  const emit = (text: string): Uint8Array => {
    const chunk = Buffer.from(text, 'utf8')
    bytes += chunk.length
    return chunk
  }
  yield emit(HEAD)
  for (let left = megabytes * 1024 * 1024; left > 0; ) {
    const chunk = emit(Array.from({ length: RECORDS_A_CHUNK }, () => toReport(number++)).join(''))
    left -= chunk.length
    yield chunk
  }
  for (let chunk = 0; chunk < 4; chunk += 1) {
    yield emit(Array.from({ length: RECORDS_A_CHUNK }, () => toPlan(number++)).join(''))
  }
  yield emit('  </Sak>\n</Barnevern>\n')
}

async function* makeWhole(): AsyncGenerator<Uint8Array> {
  let whole = ''
  for await (const chunk of makeMessage()) whole += Buffer.from(chunk).toString('utf8')
  yield Buffer.from(whole, 'utf8')
}

const open = isWhole ? makeWhole : makeMessage
const faults: unknown[] = []
let plans = 0
for await (const message of readMessageFiles([{ file: 'large.xml', open }], (fault) => faults.push(fault))) {
  plans += readCase(message, (fault) => faults.push(fault))?.records.plans.length ?? 0
}
const read: LargeMessageRead = { plans, bytes, faults }
process.stdout.write(JSON.stringify(read))
