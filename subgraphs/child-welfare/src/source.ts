import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaultListener } from '@samsyn/kit'
import { readCase } from './case.ts'
import type { Message } from './message.ts'
import { readMessageFiles } from './message-files.ts'
import { type Contact, openIn, type ParentSupport, readContacts, readParentSupport } from './own-files.ts'
import type { CaseRecords } from './records.ts'

type Found<T> = Promise<ReadonlyMap<string, T>>

/** Where the records come from. Look-ups take national identity numbers; a number nothing is known of is left out. */
export interface Source {
  findCaseRecords(numbers: readonly string[]): Found<CaseRecords>
  findContacts(numbers: readonly string[]): Found<readonly Contact[]>
  findParentSupport(numbers: readonly string[]): Found<readonly ParentSupport[]>
}

/**
 * Reads a folder of SSB Barnevern 4.0.1 messages (`*.xml`) and the two files of our own, once. Other files are left alone.
 * Of several messages of one case the latest extraction counts and replaces the others wholly.
 * @throws Error when the folder cannot be read
 */
export async function openFolderSource(folder: string, onFault: FaultListener): Promise<Source> {
  const report: FaultListener = (fault) => onFault({ ...fault, file: hideNumbers(fault.file) })
  const files = (await listMessages(folder)).map((file) => ({ file, open: () => createReadStream(join(folder, file)) }))
  const messages: Message[] = []
  for await (const message of readMessageFiles(files, report)) messages.push(message)
  const delivery: Delivery = {
    cases: indexCases(messages, report),
    contacts: await readContacts(openIn(folder), report),
    parentSupport: await readParentSupport(openIn(folder), report),
  }
  return createSource(() => delivery)
}

/** All that is told, by the child's identity number. */
export interface Delivery {
  readonly cases: ReadonlyMap<string, CaseRecords>
  readonly contacts: ReadonlyMap<string, readonly Contact[]>
  readonly parentSupport: ReadonlyMap<string, readonly ParentSupport[]>
}

/** Looks records up. @param find gives what may be told now, or throws */
export function createSource(find: () => Delivery): Source {
  return {
    findCaseRecords: async (numbers) => pick(find().cases, numbers),
    findContacts: async (numbers) => pick(find().contacts, numbers),
    findParentSupport: async (numbers) => pick(find().parentSupport, numbers),
  }
}

async function listMessages(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => !entry.isDirectory() && entry.name.toLowerCase().endsWith('.xml'))
      .map(({ name }) => name)
      .toSorted()
  } catch (cause) {
    throw new Error('the child welfare source folder (SOURCE_FOLDER) cannot be read', { cause })
  }
}

/** Case systems have named files after the child's number. */
export function hideNumbers(file: string): string {
  return file.replace(/\d{6}[ _-]?\d{5}/g, '***********')
}

function isOutdated(message: Message, known: Message | undefined): boolean {
  return known !== undefined && message.extractedAt < known.extractedAt
}

/** The cases by child, each as its latest extraction tells it. */
export function indexCases(messages: readonly Message[], onFault: FaultListener): ReadonlyMap<string, CaseRecords> {
  const latest = new Map<string, Message>()
  for (const message of messages) {
    if (!isOutdated(message, latest.get(message.case.Id))) latest.set(message.case.Id, message)
  }
  const byChild = new Map<string, CaseRecords>()
  for (const message of latest.values()) {
    const read = readCase(message, onFault)
    if (read === null) continue
    const { nationalIdentityNumber: child, records } = read
    const known = byChild.get(child)
    byChild.set(child, known === undefined ? records : joinRecords(known, records))
  }
  return byChild
}

function joinRecords(some: CaseRecords, others: CaseRecords): CaseRecords {
  return {
    measures: [...some.measures, ...others.measures],
    plans: [...some.plans, ...others.plans],
    aftercare: [...some.aftercare, ...others.aftercare],
    investigations: [...some.investigations, ...others.investigations],
  }
}

function pick<T>(from: ReadonlyMap<string, T>, numbers: readonly string[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const number of numbers) {
    const record = from.get(number)
    if (record !== undefined) found.set(number, record)
  }
  return found
}
