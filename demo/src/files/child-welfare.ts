import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { DemoFamilies } from '../families.ts'
import { createCases, createContacts, createParentSupport } from './child-welfare-records.ts'
import { createUuid, writeMessage } from './child-welfare-xml.ts'

/**
 * Writes the demo children's child welfare records as a case system delivers them: one SSB message a case, with the two
 * files of our own beside them. All dates follow from `families.today`.
 */
export async function writeChildWelfareFiles(families: DemoFamilies, folder: string): Promise<void> {
  const today = Temporal.PlainDate.from(families.today)
  const ago = (months: number): string => today.subtract({ months }).toString()
  await mkdir(folder, { recursive: true })
  for (const [index, { child: key, content, before }] of createCases(ago).entries()) {
    const messages = [
      ...(before === undefined ? [] : [{ extracted: ago(3), text: before }]),
      { extracted: families.today, text: content },
    ]
    for (const { extracted, text } of messages) {
      const name = `${key}|${index}`
      const xml = writeMessage({ ...text, name, extracted: `${extracted}T02:00:00+01:00`, child: families.child(key) })
      await writeFile(join(folder, `barnevern-${createUuid(name, extracted)}.xml`), xml)
    }
  }
  await writeFile(join(folder, 'samsyn-kontaktperson.json'), writeJson(createContacts(families)))
  await writeFile(join(folder, 'samsyn-foreldrestotte.json'), writeJson(createParentSupport(families, ago)))
}

function writeJson(records: readonly object[]): string {
  return `${JSON.stringify(records, null, 2)}\n`
}
