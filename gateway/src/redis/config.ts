/** Where Redis is. What its URLs hold of users and passwords is Redis's own; a sentinel's password is apart. */
export type RedisConfig =
  | { readonly kind: 'SERVER'; readonly url: string }
  /** Some of the cluster's nodes: the others are learnt from them. */
  | { readonly kind: 'CLUSTER'; readonly urls: readonly string[] }
  | {
      readonly kind: 'SENTINELS'
      readonly urls: readonly string[]
      readonly masterName: string
      readonly sentinelPassword: string | null
    }
