import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { CONFIG_KEYS } from '../src/config/settings.ts'
import { thirdPartyNotices } from '../scripts/third-party.ts'
import { COMMAND_NAMES } from '../src/core/command.ts'
import { VERSION } from '../src/core/version.ts'

const ROOT = path.join(import.meta.dirname, '..')

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

type Manifest = {
  readonly version: string
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly engines: { readonly node: string }
}
type Lock = {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly gypfile?: boolean }>>
}

const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as Lock
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'samples/README.md',
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join('docs', name.replaceAll(path.sep, '/'))),
]

const FENCE = /^\s*```[^\n]*\n([\s\S]*?)^\s*```/gm

/** What stands in code fences and between backticks. */
function codeIn(page: string): string[] {
  const fenced = [...page.matchAll(FENCE)].map(([, code = '']) => code)
  const inline = [...page.replace(FENCE, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  return [...fenced, ...inline]
}

const NPM_ITSELF = new Set(['ci', 'install', 'audit'])
/** `npm X` that runs a script of that name. */
const NPM_SHORTHANDS = new Set(['start', 'test'])

/** The npm commands of a page that don't work in this repository. */
function brokenNpmCommands(page: string, scripts: Manifest['scripts']): string[] {
  return codeIn(page).flatMap((code) =>
    [...code.matchAll(/\bnpm (run (?:(?:-s|--silent) )?)?([a-z][\w:-]*)/g)]
      .filter(([, run, name = '']) => {
        if (run !== undefined) return !(name in scripts)
        return !NPM_ITSELF.has(name) && !(NPM_SHORTHANDS.has(name) && name in scripts)
      })
      .map(([command]) => command),
  )
}

function verbsIn(page: string): string[] {
  return codeIn(page).flatMap((code) =>
    [...code.matchAll(/(?<!(?:^|\W)\/)\baiwire(?:\.mjs)?(?: --)? (?!aiwire\b)([a-z][a-z-]*)/g)].map(
      ([, verb = '']) => verb,
    ),
  )
}

function environmentKeys(text: string): string[] {
  return [...text.matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map(([, key = '']) => key)
}

/** The first cell of each row of the table that begins with that header. */
function firstCells(page: string, header: string): string[] {
  const lines = page.slice(page.indexOf(`| ${header} `)).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end < 0 ? lines.length : end).map((line) => line.split('|')[1]?.trim() ?? '')
}

/** A heading's anchor, as GitHub makes it. */
function anchorsOf(page: string): string[] {
  return [...page.replace(FENCE, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Links of a page to files or headings that are not there. */
function brokenLinks(file: string, page: string): string[] {
  const links = [...page.replace(FENCE, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return links.filter((target) => {
    if (/^https?:/.test(target)) return false
    const [place = '', anchor] = target.split('#')
    const wanted = place === '' ? file : path.posix.join(path.posix.dirname(file), place)
    if (!existsSync(path.join(ROOT, wanted))) return true
    return anchor !== undefined && !anchorsOf(read(wanted)).includes(anchor)
  })
}

const SOURCES = ['bench', 'bin', 'samples', 'scripts', 'src', 'test'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `/${path.posix.join(folder, name.replaceAll(path.sep, '/'))}`,
  ),
)
/** What no file here is called: the rules say so. */
const NO_FILES = new Set(['utils.ts', 'index.ts'])

/** Source files that a page names, by their whole path or its end, and that are not there. */
function missingFiles(page: string): string[] {
  return codeIn(page).flatMap((code) =>
    [...code.matchAll(/(?<![\w*./-])[a-z\d][a-z\d./-]*\.(?:ts|mjs|tsv)\b/g)]
      .map(([name]) => name)
      .filter((name) => !NO_FILES.has(name) && !SOURCES.some((file) => file.endsWith(`/${name}`))),
  )
}

describe('the pages', () => {
  test.each(pages)('%s: every npm command works', (file) => {
    expect(brokenNpmCommands(read(file), manifest.scripts)).toEqual([])
  })

  test.each(pages)('%s: every verb of aiwire is a file', (file) => {
    expect(verbsIn(read(file)).filter((verb) => !existsSync(path.join(ROOT, 'src/cli', `${verb}.ts`)))).toEqual([])
  })

  test.each(pages)('%s: links lead somewhere', (file) => {
    expect(brokenLinks(file, read(file))).toEqual([])
  })

  test.each(pages.filter((file) => file !== 'CHANGELOG.md'))('%s: names no file that is not there', (file) => {
    expect(missingFiles(read(file))).toEqual([])
  })

  test('every decision is listed, in the order of their numbers', () => {
    const listed = [...read('docs/architecture.md').matchAll(/^\d+\. .*\]\(adr\/([^)]+)\)$/gm)].map(([, file]) => file)
    expect(listed).toEqual(readdirSync(path.join(ROOT, 'docs/adr')).toSorted())
  })

  test('the verbs that scripts and the image run are files', () => {
    const commands = [...Object.values(manifest.scripts), read('Dockerfile').replaceAll('", "', ' ')]
    const verbs = commands.flatMap((command) => verbsIn(`\`\`\`\n${command}\n\`\`\``))
    expect(new Set(verbs)).toEqual(new Set(['start', 'demo', 'health']))
    expect(verbs.filter((verb) => !existsSync(path.join(ROOT, 'src/cli', `${verb}.ts`)))).toEqual([])
  })

  test('the version that /help tells is that of the package', () => {
    expect(VERSION).toBe(manifest.version)
  })

  test('the page on commands lists every command of the bot, and no other', () => {
    const listed = firstCells(read('docs/commands.md'), 'Command').flatMap((cell) =>
      [...cell.matchAll(/\/([a-z]+)/g)].map(([, name = '']) => name),
    )
    expect(new Set(listed)).toEqual(new Set(COMMAND_NAMES))
  })
})

describe('the settings', () => {
  test('.env.example has exactly the keys that are read, in their order', () => {
    expect(environmentKeys(read('.env.example'))).toEqual(CONFIG_KEYS)
  })

  test('the page on configuration explains exactly these', () => {
    const listed = firstCells(read('docs/configuration.md'), 'Variable').map((cell) => cell.replaceAll('`', ''))
    expect(listed).toEqual(CONFIG_KEYS)
  })
})

describe('the packages', () => {
  test('have exact versions', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('the lock file names no server', () => {
    const resolved = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)
    expect(resolved.map(([name]) => name)).toEqual([])
  })

  test('and their licences are told; if this fails, run: npm run notices', () => {
    expect(read('THIRD-PARTY-NOTICES.md')).toBe(thirdPartyNotices())
  })

  test('npm does not try to build better-sqlite3; if this fails, run: npm run lock', () => {
    expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false)
  })

  test('the image has the Node that the package asks for', () => {
    const images = [...read('Dockerfile').matchAll(/^FROM node:(\d+)/gm)].map(([, major = '']) => major)
    expect(images.length).toBeGreaterThan(0)
    for (const major of images) expect(`>=${major}`).toBe(manifest.engines.node)
  })
})

describe('the checks themselves', () => {
  const scripts = { start: 'x', demo: 'x' }

  test.each([
    ['npm run nothing', 1],
    ['npm run -s nothing -- parse', 1],
    ['npm nothing', 1],
    ['npm test', 1],
    ['npm ci && npm run demo', 0],
    ['npm start', 0],
  ])('npm commands: %s', (command, count) => {
    expect(brokenNpmCommands(`\`${command}\``, scripts)).toHaveLength(count)
    expect(brokenNpmCommands(`\`\`\`sh\n${command}\n\`\`\``, scripts)).toHaveLength(count)
  })

  test.each([
    ['npm run -s aiwire -- parse < feed.xml', ['parse']],
    ['aiwire stories', ['stories']],
    ['node bin/aiwire.mjs health', ['health']],
    ['docker build -t aiwire .', []],
    ['/aiwire settings admins_only:yes', []],
    ['docker compose exec aiwire aiwire doctor', ['doctor']],
  ])('verbs: %s', (command, verbs) => {
    expect(verbsIn(`\`${command}\``)).toEqual(verbs)
  })

  test('files that are not there are found, and what stands for any name is none', () => {
    const page = '`src/news/nothing.ts`, `nothing.mjs`, `src/cli/NAME.ts`, `parse-*.ts`, `src/main.ts`, `cards/en.ts`'
    expect(missingFiles(page)).toEqual(['src/news/nothing.ts', 'nothing.mjs'])
  })

  test('links to a missing file or heading are found', () => {
    const page = '[a](nothing.md) [b](#nothing) [c](CHANGELOG.md) [d](https://example.org/x) [e](#here)'
    expect(brokenLinks('README.md', page)).toEqual(['nothing.md', '#nothing', '#here'])
    expect(brokenLinks('README.md', '[f](CHANGELOG.md#unreleased)')).toEqual([])
  })
})
