import { join } from 'node:path'
import { openWitnessFile, type Pool, runSequencer, runWitness } from '@samsyn/consent'
import { generateKeys, type NoteSigner, readSigner } from '@samsyn/schema/log'

/** The log of access as the demo keeps it: a key of its own at each start, and a witness that is nobody else but a file. */
export interface DemoLog {
  /** The key to verify checkpoints by. */
  readonly verifier: string
  readonly witnessFile: string
  close(): Promise<void>
}

const LOG_NAME = 'testvik.example/log'

const silent = (): void => undefined

/** @param pool of the registry's database; the caller's to close, after the log */
export async function keepLog(pool: Pool & Queries, folder: string): Promise<DemoLog> {
  const keys = generateKeys(LOG_NAME)
  const verifiers = [keys.verifier]
  const witnessFile = join(folder, 'witness.jsonl')
  const file = await openWitnessFile(witnessFile, verifiers)
  const sequencer = runSequencer({
    connect: () => pool.connect(),
    signer: readSigner(keys.signer) as NoteSigner,
    verifiers,
    log: silent,
  })
  const witness = runWitness({
    query: (text, values) => pool.query(text, values),
    verifiers,
    file,
    log: silent,
    now: () => new Date(),
  })
  return {
    verifier: keys.verifier,
    witnessFile,
    close: async () => {
      await sequencer.stop()
      await witness.stop()
      await file.close()
    },
  }
}

interface Queries {
  query(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }>
}
