import { BlockList, isIP } from 'node:net'
import { z } from 'zod'
import type { Rate } from './count-requests.ts'

/** `<requests>/<seconds>`, both from 1. */
export const rate = z
  .string()
  .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,4}$/, 'must be <requests>/<seconds>')
  .transform((text): Rate => {
    const [requests, seconds] = text.split('/').map(Number)
    return { requests: requests as number, seconds: seconds as number }
  })

/** 32 bytes as base64url. */
export const rateKey = z
  .string()
  .regex(/^[\w-]{43}$/, 'must be 32 bytes, base64url')
  .transform((text): Uint8Array => Buffer.from(text, 'base64url'))

/** IP addresses and networks (`10.0.0.0/8`), separated by commas. */
export const addresses = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((list) => list.every(isNetwork), 'must be IP addresses or networks, separated by commas')

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  // Of everybody's word, nobody's is worth anything.
  if (!/^[1-9]\d{0,2}$/.test(prefix)) return false
  try {
    new BlockList().addSubnet(address, Number(prefix), version === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}
