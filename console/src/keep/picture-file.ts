import type { PictureQuery, Purpose } from '../generated/graphql.ts'
import { readPicture } from '../picture/read-picture.ts'
import type { Answer } from '../graph/client.ts'
import { t, wordFor } from '../texts/index.ts'

/** Names the form of the file; another form gets another name. */
const FORMAT = 'samsyn-picture/1'

export interface PictureTerms {
  readonly purpose: Purpose
  /** When the picture was fetched. */
  readonly fetchedAt: Date
  readonly madeAt: Date
}

/**
 * The picture as JSON, in the words of the page: what is not shared is `NOT_SHARED` and no more, whatever the cause. It
 * tells when, by whom and what for it was made, and that some of it may have been withdrawn since.
 */
export function writePictureFile(answer: Answer<PictureQuery>, { purpose, fetchedAt, madeAt }: PictureTerms): string {
  const { me, child } = answer.data
  const file = {
    format: FORMAT,
    madeAt: madeAt.toISOString(),
    madeBy: me?.displayName ?? null,
    purpose: { code: purpose, words: wordFor('words.purposes', purpose) },
    fetchedAt: fetchedAt.toISOString(),
    notice: t('keep.notice'),
    child: { name: child?.displayName ?? null, age: child?.age ?? null, phase: child?.phase ?? null },
    sectors: readPicture(answer).map(({ sector, slices }) => ({
      sector,
      name: wordFor('words.sectors', sector),
      slices: slices.map(({ id, name, reading }) => ({ id, name, ...reading })),
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
