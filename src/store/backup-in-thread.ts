import { Worker } from 'node:worker_threads'
import { InputError } from '../core/errors.ts'

/** The same as `backupDatabase` in a thread of its own: checking a large copy takes seconds. Throws InputError. */
export async function backupInThread(path: string, file: string): Promise<void> {
  const worker = new Worker(new URL('backup-thread.ts', import.meta.url), {
    // Not the flags of a test runner or a profiler.
    execArgv: [],
    workerData: { path, file },
  })
  const problems = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject)
    worker.once('exit', () => {
      reject(new Error('the thread ended without an answer'))
    })
  })
  if (Array.isArray(problems) && problems.length > 0) throw new InputError(problems.map(String))
}
