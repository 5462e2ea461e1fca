import { fork, type ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import path from 'node:path'
import type { KillSetup } from './setup.ts'

const CHILD = path.join(import.meta.dirname, 'deliver-child.ts')
/** Where the bots of the other tests keep it, too: the second one loads in half the time. */
const COMPILED = path.join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'aiwire')
const ASIDE = 15

export type Worker = { readonly name: string; readonly child: ChildProcess }

type Crew = {
  readonly running: Worker[]
  /** One that has loaded already begins to work. */
  add(): Promise<void>
  kill(worker: Worker): Promise<void>
  /** Ends all, those that wait included. */
  end(): Promise<void>
}

/**
 * Bots that can be killed, and `spares` more that have loaded, so that the next one begins at once. `loadsAside`: they take
 * no time from those that work, which elsewhere would not share their processors with them.
 */
export function startCrew(
  setup: Omit<KillSetup, 'name'>,
  { spares, loadsAside }: { readonly spares: number; readonly loadsAside: boolean },
): Crew {
  const running: Worker[] = []
  let count = 0
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED }
  const load = (): Promise<Worker> => {
    count += 1
    const name = `w${count}`
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
    const child = fork(CHILD, [JSON.stringify({ ...setup, name })], { env, stdio: [...stdio] })
    if (loadsAside && child.pid !== undefined) setPriority(child.pid, ASIDE)
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('message', () => {
        resolve({ name, child })
      })
    })
  }
  const waiting = Array.from({ length: spares }, load)
  const kill = ({ child }: Worker): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => {
        resolve()
      })
      child.kill('SIGKILL')
    })
  return {
    running,
    async add() {
      const next = waiting.shift() ?? load()
      waiting.push(load())
      const worker = await next
      await new Promise<void>((resolve, reject) => {
        worker.child.once('message', () => {
          resolve()
        })
        worker.child.once('exit', () => {
          reject(new Error(`${worker.name} ended by itself`))
        })
        if (loadsAside && worker.child.pid !== undefined) setPriority(worker.child.pid, 0)
        worker.child.send('go')
      })
      running.push(worker)
    },
    kill,
    async end() {
      for (const worker of [...running.splice(0), ...(await Promise.all(waiting))]) await kill(worker)
    },
  }
}
