import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { InputError } from '../core/errors.ts'
import { backupDatabase } from './backup.ts'

/** The other side of backup-in-thread.ts: answers with the problems, none when the copy is whole. */
const port = parentPort
if (port !== null) {
  const { path, file } = z.object({ path: z.string(), file: z.string() }).parse(workerData)
  const problems = await backupDatabase(path, file).then(
    () => [],
    (error: unknown) => {
      if (error instanceof InputError) return error.problems
      throw error
    },
  )
  port.postMessage([...problems])
}
