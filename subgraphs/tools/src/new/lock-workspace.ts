import type { SectorNames } from './options.ts'

interface Lock {
  readonly packages: Readonly<Record<string, object>>
}

/**
 * The lock file with a workspace more, as `npm install` would write it: what the workspace needs is locked already.
 * @param manifest the workspace's `package.json`
 */
export function lockWorkspace(lockText: string, manifest: string, { folder }: SectorNames): string {
  const lock = JSON.parse(lockText) as Lock
  const path = `subgraphs/${folder}`
  const { name, version, license, dependencies, devDependencies } = JSON.parse(manifest) as Record<string, unknown>
  const packages = {
    ...lock.packages,
    [`node_modules/${String(name)}`]: { resolved: path, link: true },
    [path]: { name, version, license, dependencies, devDependencies },
  }
  const sorted = Object.entries(packages).toSorted(([one], [other]) => (one === other ? 0 : one < other ? -1 : 1))
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`
}
