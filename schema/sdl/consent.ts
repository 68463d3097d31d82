/** The specification URL that every sector links its consent directives from. */
export const CONSENT_SPEC_URL = 'https://samsyn.no/consent/v1.0'

/** The federation version every subgraph links. */
export const FEDERATION_URL = 'https://specs.apollo.dev/federation/v2.9'
