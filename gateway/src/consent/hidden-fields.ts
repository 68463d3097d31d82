/**
 * Names the gateway adds to operations and takes out of answers. GraphQL keeps names beginning with two underscores for
 * itself; an alias may have one all the same, so a client that uses one is refused.
 */
export const HIDDEN_ID = '__samsyn_id'
export const HIDDEN_TYPE = '__samsyn_type'
/** As what the registry let the caller see the child. */
export const HIDDEN_CAPACITY = '__samsyn_capacity'
/** Of a record of which nothing is asked in the end. */
export const HIDDEN_NOTHING = '__samsyn_nothing'
