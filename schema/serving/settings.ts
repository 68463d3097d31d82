import { readFileSync } from 'node:fs'

/**
 * What a setting says of itself, kept with its rule (`.meta`): the table of settings is made of it, and which of them may
 * come as files.
 */
export interface SettingMeta {
  /** What its text is, in a few words. */
  readonly kind: string
  /** What it is for. */
  readonly meaning: string
  /** Every secret does: it may also come as a file, named by `<NAME>_FILE`. */
  readonly asFile?: true
}

export interface SettingFilesRead {
  /** The environment, with what the files hold under the names of the settings themselves. */
  readonly env: NodeJS.ProcessEnv
  /** A line for each file that is of no use; it holds nothing of what is in it. */
  readonly faults: readonly string[]
}

/**
 * Reads secrets from files: an environment is passed on to children and shown by many tools, a mounted file is not. The end
 * of the last line is no part of a secret.
 * @param names of the settings that may come so
 */
export function readSettingFiles(env: NodeJS.ProcessEnv, names: readonly string[]): SettingFilesRead {
  const found: NodeJS.ProcessEnv = {}
  const faults: string[] = []
  for (const name of names) {
    const path = env[`${name}_FILE`]
    if (path === undefined) continue
    if (env[name] !== undefined) {
      faults.push(`${name}_FILE: is one too many beside ${name}`)
      continue
    }
    try {
      found[name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '')
    } catch (error) {
      // Not left out: then it would be told as not set.
      found[name] = ''
      faults.push(`${name}_FILE: cannot be read (${(error as { code?: string }).code ?? 'UNKNOWN'})`)
    }
  }
  return { env: Object.keys(found).length === 0 ? env : { ...env, ...found }, faults }
}

/** The names of the settings that may come as files, from their rules. */
export function listFileSettings(settings: Readonly<Record<string, { meta(): unknown }>>): readonly string[] {
  return Object.keys(settings).filter((name) => (settings[name]?.meta() as Partial<SettingMeta> | undefined)?.asFile)
}
