import { describe, expect, it } from 'vitest'
import { readSettings } from '../config.ts'
import { describeSource, findSourceFaults, READING_SETTINGS } from './settings.ts'

const SETTINGS = { ...describeSource('the records', 'a server'), ...READING_SETTINGS }
const faultsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  const result = readSettings(SETTINGS, env, (settings) =>
    findSourceFaults(settings, ['SOURCE_URL'], ['SOURCE_MAX_AGE_SECONDS']),
  )
  return result.ok ? [] : result.faults
}

const URL_ALONE = { SOURCE_URL: 'https://fint.example', SOURCE_MAX_AGE_SECONDS: '3600' }
const TOKEN = {
  SOURCE_ISSUER: 'https://maskinporten.example/',
  SOURCE_CLIENT_ID: 'samsyn',
  SOURCE_CLIENT_KEY_FILE: '/run/secrets/key',
  SOURCE_SCOPE: 'fint:read',
}

describe('a source by its settings', () => {
  it.each<readonly [rule: string, env: Readonly<Record<string, string>>, faults: readonly string[]]>([
    ['may be a folder', { SOURCE_FOLDER: '/srv/fint' }, []],
    ['may be an address that asks for no token, where that is said', { ...URL_ALONE, SOURCE_ACCESS: 'none' }, []],
    ['may be an address with Maskinporten', { ...URL_ALONE, ...TOKEN, SOURCE_ACCESS: 'maskinporten' }, []],
    ['may be an address with HelseID', { ...URL_ALONE, ...TOKEN, SOURCE_ACCESS: 'helseid' }, []],
    [
      'may be an address on this machine without TLS',
      { ...URL_ALONE, SOURCE_URL: 'http://127.0.0.1:8080/fint', SOURCE_ACCESS: 'none' },
      [],
    ],
    ['must be there', {}, ['neither SOURCE_FOLDER nor SOURCE_URL is set']],
    [
      'must be one of the two',
      { ...URL_ALONE, SOURCE_FOLDER: '/srv/fint', SOURCE_ACCESS: 'none' },
      ['SOURCE_URL: the records come from SOURCE_FOLDER; set one of the two'],
    ],
    [
      'at an address must say who may ask, and how old records may be',
      { SOURCE_URL: 'https://fint.example' },
      ['SOURCE_MAX_AGE_SECONDS is not set', 'SOURCE_ACCESS is not set'],
    ],
    [
      'with tokens must say all that a token needs',
      { ...URL_ALONE, SOURCE_ACCESS: 'helseid' },
      Object.keys(TOKEN).map((name) => `${name} is not set`),
    ],
    [
      'without tokens has no use for what a token needs, and someone may think that it has',
      { ...URL_ALONE, ...TOKEN, SOURCE_ACCESS: 'none' },
      Object.keys(TOKEN).map((name) => `${name}: SOURCE_ACCESS is none`),
    ],
    [
      'elsewhere must have TLS',
      { ...URL_ALONE, SOURCE_URL: 'http://fint.example', SOURCE_ACCESS: 'none' },
      ['SOURCE_URL: must be https:, or http: on this machine'],
    ],
    [
      'has no secret in its address',
      { ...URL_ALONE, SOURCE_URL: 'https://user:hemmelig@fint.example/?key=1', SOURCE_ACCESS: 'none' },
      ['SOURCE_URL: must have no user, query or fragment'],
    ],
    [
      'has an issuer with TLS',
      { ...URL_ALONE, ...TOKEN, SOURCE_ACCESS: 'helseid', SOURCE_ISSUER: 'http://helseid.example' },
      ['SOURCE_ISSUER: must be https:, or http: on this machine'],
    ],
    [
      'has no other kind of token',
      { ...URL_ALONE, SOURCE_ACCESS: 'basic' },
      ['SOURCE_ACCESS: must be none, maskinporten or helseid'],
    ],
  ])('%s', (_rule, env, faults) => {
    expect(faultsOf(env)).toEqual(faults)
  })
})
