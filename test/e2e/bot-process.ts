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
  /** What it has said to whoever started it. */
  said(): string
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Asks it to end; tells with which code it did. */
  stop(): Promise<number | null>
}

/** Resolves when it runs; rejects with what it said when it ends before. */
export async function startProcess(role: string, environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const spawned = spawnProcess(role, environment)
  await spawned.running
  return spawned.bot
}

/** Before it runs, it can be stopped; it has no address then. */
export function spawnProcess(
  role: string,
  environment: Readonly<Record<string, string>>,
): { readonly bot: BotProcess; readonly running: Promise<void> } {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'aiwire.mjs'), 'start', '--role', role], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  let url = ''
  const running = new Promise<void>((resolve, reject) => {
    void ended.then(() => {
      reject(new Error(`${role} ended: ${log}`))
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /running; (http:\S+?)\/(?:livez)?\s/u.exec(said)?.[1]
      if (found === undefined) return
      url = found
      resolve()
    })
  })
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    child.kill(signal)
    return await ended
  }
  const bot: BotProcess = {
    role,
    get url() {
      return url
    },
    log: () => log,
    said: () => said,
    async kill() {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
  return { bot, running }
}
