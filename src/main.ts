import { onClosedOutput } from './cli/closed-output.ts'
import { isHelpAsked, USAGE, usageOf, type Verb } from './cli/usage.ts'
import { InputError } from './core/errors.ts'
import { createNameIndex } from './core/name-index.ts'
import { redact } from './core/redact.ts'
import { VERSION } from './core/version.ts'

/** What `aiwire VERB` runs: each returns the exit code. */
const VERBS: Readonly<Record<Verb, (args: readonly string[]) => Promise<number>>> = {
  start: async (args) => (await import('./cli/start.ts')).start(args),
  demo: async (args) => (await import('./cli/demo.ts')).demo(args),
  parse: async () => (await import('./cli/parse.ts')).parse(process.stdin, process.stdout, process.stderr),
  classify: async (args) =>
    (await import('./cli/classify.ts')).classify(args, process.stdin, process.stdout, process.stderr),
  stories: async () => (await import('./cli/stories.ts')).stories(process.stdin, process.stdout, process.stderr),
  feeds: async (args) => (await import('./cli/feeds.ts')).feeds(args, process.stdout),
  story: async (args) => (await import('./cli/story.ts')).story(args, process.stdout),
  dead: async (args) => (await import('./cli/dead.ts')).dead(args, process.stdout),
  complaints: async (args) => (await import('./cli/complaints.ts')).complaints(args, process.stdout),
  roundup: async (args) => (await import('./cli/roundup.ts')).roundup(args, process.stdout),
  backup: async (args) => (await import('./cli/backup.ts')).backup(args),
  restore: async (args) => (await import('./cli/restore.ts')).restore(args),
  'slack-manifest': async (args) => (await import('./cli/slack-manifest.ts')).slackManifest(args, process.stdout),
  register: async () => (await import('./cli/register.ts')).register(process.stdout),
  forget: async (args) => (await import('./cli/forget.ts')).forget(args, process.stdout),
  doctor: async () => (await import('./cli/doctor.ts')).doctor(process.stdout),
  move: async (args) => (await import('./cli/move.ts')).move(args),
  health: async () => (await import('./cli/health.ts')).health(),
}

/** Verbs that take no words, and how each is written: with one too many, some would wait for input that never comes. */
const WORDLESS: Readonly<Partial<Record<Verb, string>>> = {
  parse: 'aiwire parse < feed.xml',
  stories: 'aiwire stories < items.jsonl',
  register: 'aiwire register',
  doctor: 'aiwire doctor',
  health: 'aiwire health',
}

/** What other programs call it. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['status', 'doctor'],
  ['check', 'doctor'],
  ['run', 'start'],
  ['serve', 'start'],
  ['import', 'feeds import'],
  ['export', 'feeds export'],
  ['version', '--version'],
])

/** Runs what was typed behind `aiwire`; the exit code. */
export async function main([verb, ...args]: readonly string[]): Promise<number> {
  // A bot has more to do than to print.
  const isBot = verb === 'start'
  onClosedOutput(process.stdout, {
    onClosed: () => {
      if (!isBot) process.exit()
    },
    onRefused: (why) => {
      if (isBot) return
      process.stderr.write(`What is printed cannot be written: ${why}. Make room, or print it elsewhere.\n`)
      process.exit(1)
    },
  })
  if (verb === undefined) {
    process.stdout.write(USAGE)
    return 2
  }
  if (verb === '--version' || verb === '-v') {
    process.stdout.write(`${VERSION}\n`)
    return 0
  }
  const isHelp = verb === 'help' || isHelpAsked([verb])
  const named = isHelp ? args[0] : verb
  if (named !== undefined && !isVerb(named)) {
    const verbs = Object.keys(VERBS)
    const near = ELSEWHERE.get(named) ?? createNameIndex(verbs).near(named)
    const known = near === null ? `, only ${verbs.join(', ')}.` : `. Did you mean aiwire ${near}?`
    process.stderr.write(`There is no verb "${named}"${known}\nWhat each of them does: aiwire --help\n`)
    return 2
  }
  if (named === undefined || isHelp || isHelpAsked(args)) {
    process.stdout.write(named === undefined ? USAGE : usageOf(named))
    return 0
  }
  const written = WORDLESS[named]
  try {
    if (written !== undefined && args.length > 0) throw new InputError([`${named} takes no words. Write: ${written}`])
    return await VERBS[named](args)
  } catch (error) {
    if (error instanceof InputError) {
      for (const problem of error.problems) process.stderr.write(`${problem}\n`)
      return 2
    }
    // Errors of libraries may carry what was sent.
    const { secretsIn } = await import('./config/secrets.ts')
    const { whyItEnded } = await import('./cli/why-it-ended.ts')
    process.stderr.write(`${redact(whyItEnded(error), secretsIn(process.env))}\n`)
    return 1
  }
}

/** Not what every object has besides, such as `constructor`. */
function isVerb(word: string): word is Verb {
  return Object.hasOwn(VERBS, word)
}
