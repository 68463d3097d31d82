import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether PostgreSQL's own programs, Redis and openssl are here, which an installation is made of. */
export const HAS_TOOLS = hasAll()

function hasAll(): boolean {
  const missing = [
    ['PostgreSQL', existsSync('/usr/lib/postgresql') || runs('postgres', '--version')],
    ['Redis', runs('redis-server', '--version')],
    ['openssl', runs('openssl', 'version')],
  ].flatMap(([name, isHere]) => (isHere ? [] : [name]))
  if (missing.length > 0) process.stderr.write(`NO ${missing.join(', ')} HERE: an installation is not tried\n`)
  return missing.length === 0
}

function runs(...[program, ...args]: [string, ...string[]]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
