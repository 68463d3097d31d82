/**
 * A graph that has nothing to do with children and all of what a plan may hold: interfaces and unions, entities by nested
 * keys, fields that need others (`@requires`), an interface as an object (`@interfaceObject`), a type that clients do not
 * see, roots of other names, roots below fields, and a price that one subgraph is sure of and another is not.
 */

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject", "@inaccessible"])`

const CATALOGUE = `${LINK}
type Query {
  books(first: Int = 3): [Book!]!
  item(id: ID!): Item
  media: [Media]
  find(text: String, kinds: [Kind!] = [PAPER]): [Hit]
  shelf: Shelf
  again: Again
}
type Mutation { add(title: String!): Again remove(id: ID!): Book }
type Again { query: Query! count: Int! }
interface Item { id: ID! title: String }
interface Media @key(fields: "id") { id: ID! title: String }
type Book implements Item & Media @key(fields: "id") @shareable {
  id: ID!
  title: String
  kind: Kind!
  dimensions: Dimensions!
  author: Author
  price: Int
  extra: Anything
}
type Film implements Item & Media @key(fields: "id") { id: ID! title: String length: Int stars: [Author!] }
type Secret implements Item @inaccessible { id: ID! title: String }
type Author @key(fields: "name { first last }") { name: Name! }
type Name @shareable { first: String! last: String }
type Dimensions @shareable { weight: Float size: Int! parts: [Part!]! }
type Part @shareable { no: Int! name: String }
type Shelf { code: ID! grid: [[Book]!] }
enum Kind { PAPER SOUND OTHER @inaccessible }
scalar Anything
union Hit = Book | Film | Author | Secret
`

const PRICES = `${LINK}
schema { query: Counter mutation: Sale }
type Counter { onSale: [Offer!] cheapest: Book }
type Sale { sell(id: ID!): Book }
union Offer = Book | Film | Author
type Book @key(fields: "id") {
  id: ID!
  price: Int! @shareable
  dimensions: Dimensions! @external
  postage: Int @requires(fields: "dimensions { weight parts { no } }")
}
type Film @key(fields: "id") { id: ID! price: Int }
type Dimensions @shareable { weight: Float parts: [Part!]! }
type Part @shareable { no: Int! name: String }
type Author @key(fields: "name { first last }") { name: Name! born: Int price: Int works(first: Int): [Offer!]! }
type Name @shareable { first: String! last: String }
`

const REVIEWS = `${LINK}
type Query { best: [Media!]! reviewed(id: ID!): Media }
type Media @key(fields: "id") @interfaceObject {
  id: ID!
  title: String @external
  reviews(first: Int): [Review!]!
  rating: Float
  summary: String @requires(fields: "title")
}
type Review { text: String stars: Int! by: Author of: Media! }
type Author @key(fields: "name { first last }") { name: Name! reviews: [Review] }
type Name @shareable { first: String! last: String }
`

export const LIBRARY = { catalogue: CATALOGUE, prices: PRICES, reviews: REVIEWS } as const
