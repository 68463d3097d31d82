import type { texts } from './nb/index.ts'

type Original = typeof texts

/** A word for each value of the graph. A value without one does not compile. */
export type Words<Value extends string> = Readonly<Record<Value, string>>

/** The texts of an area that has lists of words among them. */
export type Area<Lists> = Lists & Readonly<Record<string, unknown>>

/** The forms of a text that holds a number: `months_one` and `months_other`. Northern Sámi has one more, for two. */
type Form = 'one' | 'other'

type Translation<Of, Forms extends string> = {
  readonly [Key in keyof Of as KeyIn<Key, Forms>]: Of[Key] extends string ? string : Translation<Of[Key], Forms>
}

type KeyIn<Key, Forms extends string> = Key extends `${infer Stem}_${Form}` ? `${Stem}_${Forms}` : Key

/** What every language holds: the keys of bokmål, with the language's own forms of number. */
export type Texts<Forms extends string = Form> = Translation<Original, Forms>
export type SamiTexts = Texts<Form | 'two'>

type ListsIn<Name extends keyof Original> = {
  [Key in keyof Original[Name]]: Original[Name][Key] extends string ? never : `${Name}.${Key & string}`
}[keyof Original[Name]]

/** A list of words by its area and name: `words.services`. */
export type ListName = { [Name in keyof Original]: ListsIn<Name> }[keyof Original]

/** What a list has words for. */
export type ValueOf<Of extends ListName> = Of extends `${infer Name extends keyof Original}.${infer Key}`
  ? keyof Original[Name][Key & keyof Original[Name]] & string
  : never
