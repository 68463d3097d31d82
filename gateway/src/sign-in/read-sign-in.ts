import { createPrivateKey } from 'node:crypto'
import type { JWK } from 'jose'
import { z } from 'zod'
import { type GrantKey, parseGrantKey } from '@samsyn/schema/grant'
import type { ClientCredential, SignInConfig } from './config.ts'

const SIGNING_ALGORITHMS: readonly unknown[] = ['RS256', 'PS256', 'ES256', 'EdDSA']

/** A private key as JWK (RFC 7517) that says what it signs with. */
const clientKey = z.string().transform((text, context): JWK & { alg: string } => {
  try {
    const key = JSON.parse(text) as JWK
    createPrivateKey({ key: key as never, format: 'jwk' })
    if (SIGNING_ALGORITHMS.includes(key.alg)) return key as JWK & { alg: string }
  } catch {
    // What a parser says of a key may repeat some of it.
  }
  context.addIssue('must be a private key as JWK, with the alg RS256, PS256, ES256 or EdDSA')
  return z.NEVER
})

const sessionKeys = z.string().transform((text, context): readonly [GrantKey, ...GrantKey[]] => {
  const [first, ...others] = text.split(',').map((part) => parseGrantKey(part.trim()))
  const names = new Set([first, ...others].map((key) => key?.kid))
  if (first != null && others.every((key) => key !== null) && names.size === 1 + others.length) {
    return [first, ...others]
  }
  context.addIssue('must be <kid>:<32 bytes, base64url>, or several with names of their own, separated by commas')
  return z.NEVER
})

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && text === new URL(text).origin && text.startsWith('https:'), {
    error: 'must be an https: origin, without a path',
  })

const isScope = (text: string): boolean => text.split(' ').includes('openid')

export const SIGN_IN_SETTINGS = z
  .object({
    SIGN_IN_ISSUER: z.string().min(1).meta({
      kind: 'issuer',
      meaning: 'browsers sign in at this one of `ISSUERS`; nobody does if none of `SIGN_IN_*` and `SESSION_*` is set',
    }),
    SIGN_IN_CLIENT_ID: z.string().min(1).meta({ kind: 'text', meaning: 'as this client' }),
    SIGN_IN_CLIENT_SECRET: z
      .string()
      .min(1)
      .optional()
      .meta({ kind: 'text', meaning: 'what the gateway proves that with; this or the key', asFile: true }),
    SIGN_IN_CLIENT_KEY: clientKey
      .optional()
      .meta({ kind: 'JWK with `alg`', meaning: 'or a private key', asFile: true }),
    SIGN_IN_PUBLIC_URL: origin.meta({
      kind: '`https:` origin',
      meaning: 'where browsers reach the gateway',
    }),
    SIGN_IN_SCOPE: z
      .string()
      .default('openid')
      .refine(isScope, 'must be scopes separated by spaces, with openid')
      .meta({ kind: 'scopes', meaning: 'what to ask for, with `openid`' }),
    SIGN_IN_ACR_VALUES: z.string().min(1).optional().meta({ kind: 'text', meaning: 'the assurance to ask for' }),
    SESSION_KEYS: sessionKeys.meta({
      kind: '`<kid>:<32 bytes, base64url>`, comma-separated',
      meaning:
        'sessions are sealed with the first and opened with any; the same in all gateways, and none of `GRANT_KEYS`',
      asFile: true,
    }),
    SESSION_MINUTES: z.coerce
      .number()
      .int()
      .min(5)
      .max(720)
      .meta({ kind: 'minutes', meaning: 'how long a session lasts, never beyond its token' }),
    // The console warns a minute before the end.
    SESSION_IDLE_MINUTES: z.coerce
      .number()
      .int()
      .min(2)
      .max(120)
      .meta({ kind: 'minutes', meaning: 'how long it lasts unused' }),
  })
  .refine((settings) => (settings.SIGN_IN_CLIENT_SECRET ?? settings.SIGN_IN_CLIENT_KEY) !== undefined, {
    path: ['SIGN_IN_CLIENT_SECRET'],
    error: 'must be set, or else SIGN_IN_CLIENT_KEY',
    when: () => true,
  })
  .refine(({ SIGN_IN_CLIENT_SECRET: secret, SIGN_IN_CLIENT_KEY: key }) => secret === undefined || key === undefined, {
    path: ['SIGN_IN_CLIENT_KEY'],
    error: 'is one credential too many beside SIGN_IN_CLIENT_SECRET',
    when: () => true,
  })

const NAMES = Object.keys(SIGN_IN_SETTINGS.shape)

export type SignInResult =
  | { readonly ok: true; readonly signIn: SignInConfig | null }
  | { readonly ok: false; readonly issues: z.core.$ZodIssue[] }

/** Reads the settings of sign-in. None of them set: nobody signs in here. Any of them set: all that it needs must be. */
export function readSignIn(env: NodeJS.ProcessEnv): SignInResult {
  if (NAMES.filter((name) => env[name] !== undefined).length === 0) return { ok: true, signIn: null }
  const parsed = SIGN_IN_SETTINGS.safeParse(env)
  if (!parsed.success) return { ok: false, issues: parsed.error.issues }
  const settings = parsed.data
  return {
    ok: true,
    signIn: {
      issuer: settings.SIGN_IN_ISSUER,
      clientId: settings.SIGN_IN_CLIENT_ID,
      credential: readCredential(settings),
      publicUrl: settings.SIGN_IN_PUBLIC_URL,
      scope: settings.SIGN_IN_SCOPE,
      acrValues: settings.SIGN_IN_ACR_VALUES ?? null,
      keys: settings.SESSION_KEYS,
      sessionMs: settings.SESSION_MINUTES * 60_000,
      idleMs: settings.SESSION_IDLE_MINUTES * 60_000,
    },
  }
}

function readCredential({ SIGN_IN_CLIENT_KEY: key, ...settings }: z.infer<typeof SIGN_IN_SETTINGS>): ClientCredential {
  return key === undefined ? { kind: 'SECRET', secret: settings.SIGN_IN_CLIENT_SECRET as string } : { kind: 'KEY', key }
}
