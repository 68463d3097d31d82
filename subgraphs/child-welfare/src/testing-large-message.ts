import { parentPort, workerData } from 'node:worker_threads'
import { readMessageFiles } from './message-files.ts'
import { readCase } from './case.ts'

/** Reads a message that is made as it is read, in a thread whose memory is bounded by whoever started it. */

export interface LargeMessage {
  readonly megabytes: number
  /** Holds on to the text, as a reader of whole files would. */
  readonly keepsText: boolean
}

export interface LargeMessageRead {
  readonly measures: number
  readonly bytes: number
  /** The most bytes that were given out before what was given before had been read. */
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
      <Saksinnhold Kode="1.2.99" Presisering="${'Mor ruser seg, og far er mye borte. '.repeat(8)}"/>
      <Saksinnhold Kode="2.1.99" Presisering="${'Æ, ø og å er med, og alt er oppdiktet. '.repeat(7)}"/>
      <Konklusjon SluttDato="2026-01-19" Kode="2"/>
    </Melding>
`

const toMeasure = (number: number): string => `    <Tiltak Id="${toId(number)}" StartDato="2026-05-04">
      <Lovhjemmel>
        <Lov>BVL2021</Lov>
        <Kapittel>3</Kapittel>
        <Paragraf>1</Paragraf>
      </Lovhjemmel>
      <Kategori Kode="4.5"/>
    </Tiltak>
`

const { megabytes, keepsText } = workerData as LargeMessage
const kept: string[] = []
let bytes = 0

async function* makeMessage(): AsyncGenerator<Uint8Array> {
  let number = 10
  const emit = (text: string): Uint8Array => {
    const chunk = Buffer.from(text, 'utf8')
    bytes += chunk.length
    if (keepsText) kept.push(text)
    return chunk
  }
  yield emit(HEAD)
  while (bytes < megabytes * 1024 * 1024) {
    yield emit(Array.from({ length: RECORDS_A_CHUNK }, () => toReport(number++)).join(''))
  }
  for (let chunk = 0; chunk < 4; chunk += 1) {
    yield emit(Array.from({ length: RECORDS_A_CHUNK }, () => toMeasure(number++)).join(''))
  }
  yield emit('  </Sak>\n</Barnevern>\n')
}

const faults: unknown[] = []
let measures = 0
for await (const message of readMessageFiles([{ file: 'large.xml', open: makeMessage }], (fault) => faults.push(fault))) {
  measures += readCase(message, (fault) => faults.push(fault))?.records.measures.length ?? 0
}
parentPort?.postMessage({ measures, bytes, faults } satisfies LargeMessageRead)
