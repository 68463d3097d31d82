/**
 * Mistakes that would break a guarantee, each as a change of the product's source. They are made in a copy, never here, and
 * no setting leads to one. What the product catches by itself is no mistake of this kind: each is planted where the
 * guarantee rests on the line that is changed.
 */
export interface Mutant {
  readonly name: string
  /** What goes wrong, in words. */
  readonly what: string
  readonly changes: readonly Change[]
}

/** One place in a file, which must be there exactly once. */
export interface Change {
  readonly file: string
  readonly find: string
  readonly replace: string
}

const LOG = 'subgraphs/consent/migrations/0010_log.sql'
const COMPARE = "c.version = (item ->> 'version')::bigint"

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'cache',
    what: 'a decision holds for a second, and is recorded without being compared with what holds now',
    changes: [
      {
        file: 'gateway/src/consent/facts.ts',
        find: 'export function createFactsReader(database: Database): FactsReader {',
        replace: `export function createFactsReader(database: Database): FactsReader {
  const reader = createReader(database)
  const cache = new Map<string, { readonly at: number; readonly reading: Promise<FactsReading> }>()
  return {
    read: (caller, children) => {
      const key = JSON.stringify([caller, children])
      const cached = cache.get(key)
      if (cached !== undefined && performance.now() < cached.at + 1_000) return cached.reading
      const reading = reader.read(caller, children)
      cache.set(key, { at: performance.now(), reading })
      return reading
    },
  }
}

function createReader(database: Database): FactsReader {`,
      },
      { file: LOG, find: COMPARE, replace: 'c.version IS NOT NULL' },
    ],
  },
  {
    name: 'invalidation',
    what: 'a withdrawal does not raise the version, and so nobody who remembers the facts is told of it',
    changes: [
      {
        file: LOG,
        find: 'DO UPDATE SET version = registry.child.version + 1;',
        replace: `DO UPDATE SET version = registry.child.version + CASE WHEN event = 'DIRECTIVE_WITHDRAWN' THEN 0 ELSE 1 END;`,
      },
    ],
  },
  {
    name: 'before-lock',
    what: 'the versions that are compared under the lock were read before it',
    changes: [
      {
        file: LOG,
        find: '  key bigint;\n  moment timestamptz;',
        replace: '  versions jsonb;\n  key bigint;\n  moment timestamptz;',
      },
      {
        file: LOG,
        find: '  FOR key IN\n',
        replace: `  versions := (
    SELECT jsonb_object_agg(known.id, known.version) FROM registry.child AS known
    WHERE known.id IN (SELECT (item ->> 'child')::uuid
      FROM jsonb_array_elements(answers) AS answer, jsonb_array_elements(answer) AS item));
  FOR key IN\n`,
      },
      { file: LOG, find: COMPARE, replace: "(versions ->> (item ->> 'child'))::bigint = (item ->> 'version')::bigint" },
    ],
  },
  {
    name: 'late-record',
    what: 'the record is written when the answer has left',
    changes: [
      {
        file: 'gateway/src/consent/executor.ts',
        find: 'const outcome = items.length === 0 ? ({ committed: true } as const) : await commits.commit(items, session.signal)',
        replace: `const record = () => commits.commit(items, AbortSignal.timeout(10_000)).catch(() => undefined)
      if (items.length > 0) setImmediate(() => void record())
      const outcome = { committed: true } as Awaited<ReturnType<typeof commits.commit>>`,
      },
    ],
  },
]
