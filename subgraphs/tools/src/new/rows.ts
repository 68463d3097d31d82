import type { SectorNames } from './options.ts'

/** A row to put into a list of the repository, before or after what stands there. */
export interface Row {
  readonly file: string
  /** Stands once in the file. */
  readonly at: string
  readonly side: 'BEFORE' | 'AFTER'
  readonly text: string
}

/**
 * Where a sector is named outside its own room: which sectors there are, the terms and words of its slice, the registry's
 * list of sectors, and the console's words and picture.
 */
export function listRows({ sector, folder, type, constant, words }: SectorNames): readonly Row[] {
  const slice = `${sector}.participation`
  const before = (file: string, at: string, text: string): Row => ({ file, at, side: 'BEFORE', text })
  const after = (file: string, at: string, text: string): Row => ({ file, at, side: 'AFTER', text })
  return [
    after('schema/policy/vocabulary.ts', `'nav'`, `, '${sector}'`),
    // Parents and youth together, the highest sensitivity, the shortest time.
    before('schema/policy/slices.ts', `} as const satisfies Record<`, `  '${slice}': slice('S', 4, 3),\n`),
    before(
      'schema/policy/slices.test.ts',
      `] as const\n\ndescribe('the slice catalogue'`,
      `  ['${slice}', 'S', 4, 3, ''],\n`,
    ),
    before(
      'schema/policy/decision-cases/never-asked.ts',
      `}\n\n/** Each slice, in a family`,
      `  '${slice}': 'school.attendance',\n`,
    ),
    before(
      'schema/sdl/catalogue.ts',
      `import type { SliceTexts }`,
      `import { ${constant} } from './catalogue/${folder}.ts'\n`,
    ),
    after('schema/sdl/catalogue.ts', `...NAV`, `, ...${constant}`),
    before(
      'schema/sdl/samples.ts',
      `}\n`,
      `  '${slice}': example('med siden i august', 'med sidan i august', 'has taken part since August'),\n`,
    ),
    after(
      'schema/sdl/words.ts',
      `  nav: { nb: 'NAV', nn: 'NAV', en: 'NAV (work and welfare)' },\n`,
      `  ${sector}: { nb: '${words.nb}', nn: '${words.nn}', en: '${words.en}' },\n`,
    ),
    after(
      'subgraphs/consent/schema.graphql',
      `\nenum Sector {\n  school\n  health\n  childWelfare\n  nav\n`,
      `  ${sector}\n`,
    ),
    after('console/src/picture/picture.graphql', `      ...Nav\n    }\n`, `    ${sector} {\n      ...${type}\n    }\n`),
    before(
      'console/src/picture/picture.graphql',
      `fragment Support on`,
      `fragment ${type} on ${type}Record {\n  participation {\n    startDate\n    endDate\n  }\n}\n\n`,
    ),
    before(
      'console/src/picture/read-picture.ts',
      `import { SCHOOL } from`,
      `import { ${constant} } from './${folder}.ts'\n`,
    ),
    after('console/src/picture/read-picture.ts', `nav: NAV`, `, ${sector}: ${constant}`),
    ...['console/src/picture/read-picture.test.ts', 'console/src/keep/picture-file.test.ts'].map((file) =>
      after(file, `    childWelfare: null,\n`, `    ${sector}: null,\n`),
    ),
    // Northern Sámi is not a language families sign in; the public bodies' own name stands until someone has a word.
    ...(['nb', 'nn', 'en', 'se'] as const).map((language) =>
      after(
        `console/src/texts/${language}/words.ts`,
        `nav: 'NAV'`,
        `, ${sector}: '${language === 'se' ? words.nb : words[language]}'`,
      ),
    ),
  ]
}

/** @throws Error where the place is not there exactly once: then the repository is not as this was written for */
export function insertRow(text: string, { file, at, side, text: row }: Row): string {
  if (text.split(at).length !== 2) throw new Error(`${file} has not once: ${JSON.stringify(at)}`)
  return text.replace(at, () => (side === 'BEFORE' ? row + at : at + row))
}
