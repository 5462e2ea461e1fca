import { spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** `aiwire start` as a process of its own. */
export type BotProcess = {
  readonly role: string
  /** Where it answers HTTP. */
  readonly url: string
  /** What it has written to its log until now. */
  log(): string
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
}

/** Resolves when it runs; rejects with what it said when it ends before. */
export function startProcess(role: string, environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'aiwire.mjs'), 'start', '--role', role], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve()
    })
  })
  return new Promise((resolve, reject) => {
    void ended.then(() => {
      reject(new Error(`${role} ended: ${log}`))
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const url = /running; (http:\S+)\/livez/u.exec(said)?.[1]
      if (url === undefined) return
      resolve({
        role,
        url,
        log: () => log,
        async kill() {
          child.kill('SIGKILL')
          await ended
        },
      })
    })
  })
}
