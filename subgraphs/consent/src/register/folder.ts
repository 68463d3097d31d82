import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type FaultListener, parseJson, type SourceFault } from '@samsyn/kit'
import type { Instant } from '@samsyn/schema/policy'
import { readPerson, type RegisterPerson, type Report } from './pdl-person.ts'

/** The population register as a folder: one answer to `hentPerson` per file, and one file that says when they were read. */

/** What one reading of the register told. */
export interface RegisterFeed {
  readonly readAt: Instant
  /** By national identity number. */
  readonly persons: ReadonlyMap<string, RegisterPerson>
}

export interface RegisterSource {
  /**
   * The newest reading, the same object until there is a newer one; `null`, reported: none whose time can be told.
   * @throws Error when the folder cannot be read.
   */
  read(): Promise<RegisterFeed | null>
}

/** `{"tidspunkt": instant}`: when the feed was read. Whoever fills the folder writes this file last. */
export const TIME_FILE = 'lest.json'

const time = z.object({ tidspunkt: z.iso.datetime({ offset: true }) })

/**
 * A folder source. All of it counts from when `lest.json` tells a new time, and not before. A fault tells a person's file
 * by its number among them, sorted by code unit and counted from 1: the name itself might tell who it is about.
 */
export function openRegisterFolder(folder: string, onFault: FaultListener): RegisterSource {
  let last: RegisterFeed | null = null
  return {
    read: async () => {
      const readAt = await readTime(folder, onFault)
      if (readAt === null) return null
      if (last?.readAt !== readAt) last = { readAt, persons: await readPersons(folder, onFault) }
      return last
    },
  }
}

async function readTime(folder: string, onFault: FaultListener): Promise<Instant | null> {
  const report = reportIn(TIME_FILE, onFault)
  const value = await readJson(join(folder, TIME_FILE), report)
  if (value === undefined) return null
  const read = time.safeParse(value)
  if (read.success) return new Date(read.data.tidspunkt).toISOString()
  report('FILE_REFUSED', '/tidspunkt', 'is no instant with a time zone')
  return null
}

async function readPersons(folder: string, onFault: FaultListener): Promise<ReadonlyMap<string, RegisterPerson>> {
  const persons = new Map<string, RegisterPerson>()
  const seen = new Set<string>()
  for (const [index, file] of (await listFiles(folder)).entries()) {
    const report = reportIn(`person file ${index + 1}`, onFault)
    const value = await readJson(join(folder, file), report)
    const person = value === undefined ? null : readPerson(value, report)
    if (person === null) continue
    const number = person.nationalIdentityNumber
    if (seen.has(number)) {
      // One of the two may hold the protection that the other lacks.
      report('FILE_REFUSED', 'whole file', 'an earlier file is about the same person; both are left out')
      persons.delete(number)
    } else {
      seen.add(number)
      persons.set(number, person)
    }
  }
  return persons
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const files = await readdir(folder)
    return files.filter((file) => file.endsWith('.json') && file !== TIME_FILE).toSorted()
  } catch (cause) {
    throw new Error(`the register's folder cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause })
  }
}

/** `undefined`, reported: the file is not there, or holds no JSON. */
async function readJson(path: string, report: Report): Promise<unknown> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    report('FILE_REFUSED', 'whole file', 'cannot be read')
    return undefined
  }
  const parsed = parseJson(bytes)
  if (parsed.ok) return parsed.value
  report('FILE_REFUSED', parsed.place, parsed.reason)
  return undefined
}

function reportIn(file: SourceFault['file'], onFault: FaultListener): Report {
  return (kind, place, reason) => onFault({ kind, file, place, reason })
}
