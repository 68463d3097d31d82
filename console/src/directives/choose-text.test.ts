import { describe, expect, test } from 'vitest'
import { chooseText } from './choose-text.ts'

const texts = { text: 'Ja', translation: 'Yes' }
const original = { text: 'Ja', locale: 'nb' }
const own = { text: 'Yes', locale: 'en' }
const signedIn = (maySign: boolean) => [{ locale: 'nb', maySign: true } as const, { locale: 'en', maySign } as const]

describe('the text that is signed', () => {
  test('is the original where nobody has reviewed the reader’s language, which is read beside it', () => {
    expect(chooseText(texts, 'en', signedIn(false))).toEqual({ toSign: original, beside: own })
  })

  test('is in the reader’s language once that is reviewed', () => {
    expect(chooseText(texts, 'en', signedIn(true))).toEqual({ toSign: own, beside: null })
  })

  test('is the original where the registry says nothing of the language', () => {
    expect(chooseText(texts, 'en', [])).toEqual({ toSign: original, beside: own })
  })

  test('is the original alone for who reads it', () => {
    expect(chooseText({ ...texts, translation: 'Ja' }, 'nb', signedIn(true))).toEqual({
      toSign: original,
      beside: null,
    })
  })

  test('is none where the wording has changed since', () => {
    expect(chooseText({ text: null, translation: null }, 'en', signedIn(true))).toBeNull()
  })
})
