/** What the generator of queries does not write: introspection, several mutations, arguments that are objects. */
export const GRAPH_DOCUMENTS: readonly (readonly [
  what: string,
  text: string,
  variables: Readonly<Record<string, unknown>>,
])[] = [
  ['nothing but its own name', '{ __typename kind_of: __typename }', {}],
  [
    'its schema, and a child',
    `query ($yes: Boolean = true, $name: String!) {
      __schema { queryType { name } ...Types } child(id: "ø") { id displayName } __schema { mutationType { name } }
      one: __type(name: $name) { name kind } other: __type(name: "NoSuchType") { name }
      __type(name: "Child") @skip(if: $yes) { name } never: __type(name: "Child") @include(if: false) { name }
    }
    fragment Types on __Schema { types @include(if: $yes) { name fields { name type { name ofType { name } } } } }`,
    { name: 'SchoolRecord' },
  ],
  [
    'several mutations',
    `mutation ($input: RequestConsentInput!, $no: Boolean! = false) {
      first: requestConsent(input: $input) { child { school { enrolment { grade } } } }
      second: requestConsent(input: $input) @skip(if: $no) { problem { code } child { nav { contact { officeName } } } }
      third: requestConsent(input: $input) @include(if: $no) { problem { code } }
      __typename
    }`,
    { input: { child: 'ø', slices: ['school.enrolment'], purpose: 'COORDINATION' } },
  ],
  [
    'one key in several places, each on its own condition',
    `query ($a: Boolean!, $b: Boolean! = true) {
      child(id: "1") @include(if: $a) { school { enrolment { grade } } }
      child(id: "1") @skip(if: $b) { id school @include(if: $a) { attendance { registrations { kind } } } }
      ... @include(if: $b) { child(id: "1") { displayName @skip(if: $a) ...School displayName nav { __typename } } }
    }
    fragment School on Child { school { __typename enrolment { school { name } } } }`,
    { a: true },
  ],
  ['something on a condition that excludes all', 'query ($a: Boolean!) { me @include(if: $a) { id } }', { a: false }],
  ['something that a constant excludes', '{ me @skip(if: true) { id } }', {}],
  [
    'one child by many paths',
    `query ($id: ID! = "1", $first: Int = 2) {
      slices { id } me { id } a: child(id: $id) { ...Told } b: child(id: "1") { ...Told id }
      children(first: $first) { nodes { ...Told guardians { displayName } } pageInfo { endCursor } }
    }
    fragment Told on Child { health { plan { goals { text } } } school { ppt { conclusion } } age }`,
    {},
  ],
]
