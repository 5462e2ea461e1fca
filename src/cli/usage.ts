/** How each verb is typed, and what it does: its lines begin with two spaces, what belongs to them with more. */
const LINES = {
  start: `  start              read the feeds and post to Discord, Slack or this terminal
    --role ROLE      over PostgreSQL, only this part: poller, sender, gateway or
                     web; several are allowed`,
  demo: `  demo [options]     try it without a token or a network
    --feeds DIR      read the feed documents of a folder instead of the samples
    --now DATE       take this as the present
    --db FILE        keep the database in this file`,
  parse: `  parse              read a feed document on standard input, print it as JSON`,
  classify: `  classify           read items on standard input, print topics and facts
                     (an item a line: {"id": "1", "title": "..."},
                     maybe with summary, url, source, lang, date)
    --why            and which rule decided on each topic and its status`,
  stories: `  stories            read items in the order of their time, print which story
                     each belongs to
                     (an item a line: {"id": "1", "title": "..."},
                     maybe with summary, url, source, lang, date)`,
  feeds: `  feeds list         show every feed and its health
  feeds check [ID]   look at all feeds now, or at those that are named
  feeds remove ID    remove feeds that were added
  feeds import FILE  add the feeds of an OPML file
                     (--workspace ID: for one workspace alone)
  feeds export       print the feeds as OPML
                     (--workspace ID: those of one workspace)`,
  story: `  story find WORDS   show stories and their ids
                     (--workspace ID: with those of one workspace's own feeds)
  story show ID      show what its reports were read as, and where it stands
  story merge A B --why TEXT
                     tell two stories as one: the younger points to the older
  story split ID ENTRY... --why TEXT
                     take these reports out, as a story of their own
  story retract ID --why TEXT
                     take a story back: its messages say that it was wrong
                     (--workspace ID: of one workspace, with its own alone)`,
  dead: `  dead list          show what could not be delivered, and why
  dead redrive [ID]  try all of it again, or what is named`,
  complaints: `  complaints         list what readers say is wrong with a story
                     (close ID: done with)`,
  roundup: `  roundup [options]  write the roundup of the last week
    --week 2026-W07  of that week
    --format md      md, html or json
    --language en    en, ko, ja or zh (json has no language)`,
  backup: `  backup FILE        copy the database while the bot runs, and check the copy`,
  restore: `  restore FILE       put a backup in the place of the database`,
  'slack-manifest': `  slack-manifest [--url URL]
                     print what Slack makes the app from; with the public
                     address for many workspaces`,
  register: `  register           tell Discord which commands there are; a start does it too`,
  forget: `  forget PLATFORM:ID delete what is kept about a person
  forget --workspace PLATFORM:ID
                     delete what is kept about a Discord server or a Slack
                     workspace
  forget --channel PLATFORM:ID
                     delete what is kept about one of its channels`,
  doctor: `  doctor             look at settings, tokens, database, clock, disk and feeds,
                     and say what to do`,
  move: `  move --from sqlite:PATH --to postgres://...
                     copy everything to PostgreSQL, and compare both sides;
                     no bot starts on the file afterwards
  move --undo --from sqlite:PATH
                     let bots start again on a file that was moved`,
  health: `  health             exit 0 when the bot on this machine answers, else 1`,
} as const

export type Verb = keyof typeof LINES

/** What `aiwire --help` prints. */
export const USAGE = `Usage: aiwire VERB

${Object.values(LINES).join('\n')}

aiwire VERB --help prints the lines of one verb, aiwire --version the version.
`

/** Whether the words behind a verb ask how it is used. What follows `--` is meant as it stands. */
export function isHelpAsked(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? args.length : end).some((word) => word === '--help' || word === '-h')
}

/** The lines of one verb. */
export function usageOf(verb: Verb): string {
  return `Usage:\n\n${LINES[verb]}\n`
}
