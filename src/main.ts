import { inspect } from 'node:util'
import { ChatError, InputError } from './core/errors.ts'
import { redact } from './core/redact.ts'

/** What `aiwire VERB` runs: each returns the exit code. */
const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  start: async (args) => (await import('./cli/start.ts')).start(args),
  demo: async (args) => (await import('./cli/demo.ts')).demo(args),
  parse: async () => (await import('./cli/parse.ts')).parse(process.stdin, process.stdout, process.stderr),
  classify: async () => (await import('./cli/classify.ts')).classify(process.stdin, process.stdout, process.stderr),
  stories: async () => (await import('./cli/stories.ts')).stories(process.stdin, process.stdout, process.stderr),
  feeds: async (args) => (await import('./cli/feeds.ts')).feeds(args, process.stdout),
  story: async (args) => (await import('./cli/story.ts')).story(args, process.stdout),
  dead: async (args) => (await import('./cli/dead.ts')).dead(args, process.stdout),
  complaints: async (args) => (await import('./cli/complaints.ts')).complaints(args, process.stdout),
  roundup: async (args) => (await import('./cli/roundup.ts')).roundup(args, process.stdout),
  backup: async (args) => (await import('./cli/backup.ts')).backup(args),
  restore: async (args) => (await import('./cli/restore.ts')).restore(args),
  'slack-manifest': async (args) => (await import('./cli/slack-manifest.ts')).slackManifest(args, process.stdout),
  register: async (args) => (await import('./cli/register.ts')).register(args, process.stdout),
  forget: async (args) => (await import('./cli/forget.ts')).forget(args, process.stdout),
  doctor: async () => (await import('./cli/doctor.ts')).doctor(process.stdout),
  move: async (args) => (await import('./cli/move.ts')).move(args),
  health: async () => (await import('./cli/health.ts')).health(),
}

const USAGE = `Usage: aiwire VERB

  start              read the feeds and post to Discord, Slack or this terminal
    --role ROLE      over PostgreSQL, only this part: poller, sender, gateway or web; several are allowed
  demo [options]     try it without a token or a network
    --feeds DIR      read the feed documents of a folder instead of the samples
    --now DATE       take this as the present
    --db FILE        keep the database in this file
  parse              read a feed document on standard input, print it as JSON
  classify           read items (one JSON a line), print topics and facts
  stories            read items (one JSON a line), print which story each belongs to
  feeds list         show every feed and its health
  feeds check [ID]   look at all feeds now, or at those that are named
  feeds import FILE  add the feeds of an OPML file (--workspace ID: for one workspace alone)
  feeds export       print the feeds as OPML
  story find WORDS   show stories and their ids (for an id: story show ID)
  story merge A B --why TEXT
                     tell two stories as one: the younger points to the older
  story split ID ENTRY... --why TEXT
                     take these reports out, as a story of their own
  story retract ID --why TEXT
                     take a story back: its messages say that it was wrong
  dead list          show what could not be delivered, and why
  dead redrive [ID]  try all of it again, or what is named
  complaints         list what readers say is wrong with a story (close ID: done with)
  roundup [options]  write the roundup of the last week
    --week 2026-W07  of that week
    --format md      md, html or json
    --language en    en, ko, ja or zh (json has no language)
  backup FILE        copy the database while the bot runs, and check the copy
  restore FILE       put a backup in the place of the database
  slack-manifest [--url URL]
                     print what Slack makes the app from; with the public address for many workspaces
  register           tell Discord which commands there are; a start does it too
  forget PLATFORM:ID delete what is kept about a person
  doctor             look at settings, tokens, database, clock, disk and feeds, and say what to do
  move --from sqlite:PATH --to postgres://...
                     copy everything to PostgreSQL, and compare both sides
  health             exit 0 when the bot on this machine answers, else 1
`

async function main(): Promise<number> {
  const [verb, ...args] = process.argv.slice(2)
  if (verb === undefined || verb === 'help' || verb === '--help') {
    process.stdout.write(USAGE)
    return verb === undefined ? 2 : 0
  }
  const run = VERBS[verb]
  if (run === undefined) {
    process.stderr.write(`There is no verb "${verb}".\n\n${USAGE}`)
    return 2
  }
  try {
    return await run(args)
  } catch (error) {
    if (error instanceof InputError) {
      for (const problem of error.problems) process.stderr.write(`${problem}\n`)
      return 2
    }
    // Errors of libraries may carry what was sent.
    const { secretsIn } = await import('./config.ts')
    const words = error instanceof ChatError ? `${error.message}. ${error.hint}` : inspect(error)
    process.stderr.write(`${redact(words, secretsIn(process.env))}\n`)
    return 1
  }
}

process.exitCode = await main()
