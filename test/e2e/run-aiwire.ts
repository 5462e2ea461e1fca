import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export type Run = { readonly code: number | null; readonly output: string; readonly errors: string }

/** Runs the command as a person would, without a terminal. */
export async function runAiwire(
  args: readonly string[],
  options: {
    readonly input?: string
    readonly environment?: Readonly<Record<string, string>>
    /** Where it is run; the checkout where it is not given. */
    readonly folder?: string
  } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'aiwire.mjs'), ...args], {
    cwd: options.folder ?? ROOT,
    env: { PATH: process.env.PATH ?? '', TMPDIR: tmpdir(), ...options.environment },
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  child.stdin.end(options.input ?? '')
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  return { code, output, errors }
}
