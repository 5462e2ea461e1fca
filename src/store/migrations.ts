import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { Migration } from 'kysely/migration'
import { LONGEST_KEY_BYTES, shortKey } from '../core/canonical-url.ts'
import { fillAmountForms } from './fill-amount-forms.ts'
import { fillInvestors } from './renew-investors.ts'
import { renameWished } from './rename-wished.ts'
import type { Database } from './schema.ts'
import { INDEXED_WORDS, wordsText } from './search.ts'
import { runStatements, type Engine, type Statement } from './statements.ts'

const TABLES: readonly Statement[] = [
  `create table feeds (
    id text primary key, workspaceId text, channelId text, name text not null, url text not null, language text not null, kind text not null,
    weight real not null, isActive integer not null, isAdded integer not null, host text not null, etag text, lastModified text, fullAt integer,
    nextPollAt integer not null, baselineAt integer, lastSuccessAt integer, failuresInARow integer not null,
    missingSince integer, limitedAt integer, problem text, lastProblem text, toldAt integer, stoppedAt integer, fingerprintsJson text not null, rhythmJson text,
    moveJson text, movedTo text, pushJson text) strict`,
  `create index feeds_by_host on feeds (host)`,
  `create index feeds_due on feeds (nextPollAt) where isActive = 1 and stoppedAt is null`,
  `create table entries (
    id text primary key, feedId text not null references feeds (id), identity text not null, title text not null, url text,
    summary text not null, author text, language text, publishedAt integer not null, seenAt integer not null,
    outcome text not null, storyId text, unique (feedId, identity)) strict`,
  `create index entries_by_time on entries (feedId, publishedAt)`,
  `create index entries_by_url on entries (url) where url is not null`,
  `create table entryKeys (
    feedId text not null, key text not null, entryId text not null references entries (id), primary key (feedId, key)) strict, without rowid`,
  `create table stories (
    id text primary key, workspaceId text, topic text not null, status text not null, title text not null, url text,
    subject text, words text not null, amountUsd real, firstAt integer not null, eventAt integer not null, updatedAt integer not null,
    importance real not null, revision integer not null, factsJson text not null, sourcesJson text not null,
    changesJson text not null) strict`,
  `create index stories_by_time on stories (topic, eventAt)`,
  `create table storyKeys (
    key text not null, storyId text not null references stories (id), primary key (key, storyId)) strict, without rowid`,
  `create table reports (
    storyId text not null references stories (id), entryId text not null references entries (id), publishedAt integer not null,
    reportJson text not null, primary key (storyId, entryId)) strict, without rowid`,
  `create index reports_by_entry on reports (entryId)`,
  `create table workspaces (id text primary key, platform text not null, externalId text not null) strict`,
  `create table channels (
    id text primary key, workspaceId text not null references workspaces (id), platform text not null, externalId text not null,
    language text not null, timeZone text not null) strict`,
  `create table subscriptions (
    id text primary key, channelId text not null references channels (id), topic text not null, filterJson text not null,
    createdAt integer not null, createdBy text not null, pausedAt integer, pauseReason text, unique (channelId, topic)) strict`,
  `create table deliveries (
    seq integer primary key autoincrement, id text not null unique, channelId text not null references channels (id),
    kind text not null, lane integer not null, storyId text, week text, feedId text, revision integer not null, state text not null,
    dueAt integer not null, attempts integer not null, isAmbiguous integer not null, claimedAt integer, leaseToken text,
    leaseUntil integer, problem text) strict`,
  `create unique index deliveries_one_post on deliveries (channelId, storyId) where kind = 'post'`,
  `create unique index deliveries_one_roundup on deliveries (channelId, week) where kind = 'roundup'`,
  `create unique index deliveries_one_edit on deliveries (channelId, storyId) where kind = 'edit' and state = 'due'`,
  `create unique index deliveries_one_note on deliveries (channelId, storyId, revision) where kind = 'note'`,
  `create index deliveries_open on deliveries (channelId, lane, seq) where state in ('due', 'sending')`,
  `create table messages (
    id text primary key, channelId text not null references channels (id), ref text not null, deliveryId text not null unique,
    storyId text, revision integer not null, closedAt integer) strict`,
  `create index messages_by_story on messages (storyId)`,
  `create table settings (name text primary key, value text not null) strict, without rowid`,
  `create table leases (name text primary key, holder text not null, until integer not null) strict, without rowid`,
]

const MENDING: readonly Statement[] = [
  `alter table stories add column disputedJson text`,
  `alter table stories add column mendingJson text`,
  `alter table stories add column isEnded integer not null default 0`,
  `alter table stories add column mergedInto text`,
  `create index stories_by_target on stories (mergedInto) where mergedInto is not null`,
  // A key is looked up together with the days of a window: what a company did years ago costs nothing.
  `create table storyKeysByDay (
    key text not null, dayAt integer not null, storyId text not null references stories (id),
    primary key (key, dayAt, storyId)) strict, without rowid`,
  `insert into storyKeysByDay select key, updatedAt - updatedAt % 86400000, storyId from storyKeys
    join stories on stories.id = storyKeys.storyId`,
  `drop table storyKeys`,
  `alter table storyKeysByDay rename to storyKeys`,
  `create index story_keys_by_story on storyKeys (storyId)`,
  `create table storyBars (
    storyId text not null references stories (id), entryId text not null references entries (id),
    primary key (storyId, entryId)) strict, without rowid`,
  `create table mendings (
    seq integer primary key autoincrement, id text not null unique, at integer not null, doneBy text not null, why text not null,
    action text not null, storyId text not null references stories (id), otherStoryId text, entryIdsJson text not null) strict`,
  `create index mendings_by_story on mendings (storyId)`,
]

/** What one living message and exactly-once delivery need beside. */
const DELIVERY: readonly Statement[] = [
  `alter table channels add column quietFromHour integer`,
  `alter table channels add column quietUntilHour integer`,
  `alter table channels add column restUntil integer not null default 0`,
  `alter table channels add column refusals integer not null default 0`,
  `alter table deliveries add column owedAt integer not null default 0`,
  `alter table deliveries add column isBreaking integer not null default 0`,
  `alter table deliveries add column shownRevision integer`,
  `alter table deliveries add column leadId text`,
  `alter table deliveries add column heldBy text`,
  `alter table deliveries add column isAlone integer not null default 0`,
  `update deliveries set owedAt = dueAt`,
  `create unique index deliveries_one_again on deliveries (channelId, storyId, revision) where kind = 'again'`,
  `create index deliveries_due on deliveries (dueAt) where state = 'due'`,
  `create index deliveries_sending on deliveries (leaseUntil) where state = 'sending'`,
  `create index deliveries_dead on deliveries (seq) where state = 'dead'`,
  `create index deliveries_of_lead on deliveries (leadId) where leadId is not null`,
  `create index deliveries_of_story on deliveries (storyId, kind) where storyId is not null`,
  `alter table messages add column isShared integer not null default 0`,
  `alter table messages add column sentAt integer not null default 0`,
  `alter table messages add column frozenAt integer`,
]

const DEFAULT_FILTER_JSON =
  '{"subjects":[],"notSubjects":[],"rounds":[],"statuses":[],"openWeightsOnly":false,"languages":[],"words":[],"notWords":[],"minSources":1,"maxPerDay":null}'

/** What people can wish and set by commands, and who did. */
const COMMANDS: readonly Statement[] = [
  `alter table channels add column roundupMode text not null default 'with-topics'`,
  `alter table channels add column roundupWeekday integer not null default 1`,
  `alter table channels add column roundupHour integer not null default 9`,
  `alter table channels add column roundupSince integer not null default 0`,
  `alter table channels add column hasRumours integer not null default 0`,
  `alter table channels add column mutedJson text not null default '[]'`,
  `alter table channels add column personId text`,
  `create unique index channels_direct on channels (workspaceId, personId) where personId is not null`,
  `alter table subscriptions add column mentionJson text`,
  // json_patch drops what is null, and no minimum is written so. PostgreSQL has no rows from before.
  {
    engine: 'sqlite',
    text: `update subscriptions set filterJson = json_set(json_patch('${DEFAULT_FILTER_JSON}', filterJson),
    '$.minAmountUsd', json_extract(filterJson, '$.minAmountUsd'))`,
  },
  `create table dailyPosts (
    channelId text not null references channels (id), topic text not null, day text not null, posts integer not null,
    primary key (channelId, topic, day)) strict, without rowid`,
  `create index entries_of_stories on entries (seenAt) where storyId is not null`,
  `create table names (
    kind text not null, workspaceId text not null, name text not null, stories integer not null,
    primary key (kind, workspaceId, name)) strict, without rowid`,
  `create index names_by_rank on names (kind, workspaceId, stories desc, name)`,
  `insert into names select case topic when 'funding' then 'company' else 'vendor' end, coalesce(workspaceId, ''), subject, count(*)
    from stories where subject is not null group by 1, 2, 3`,
  `create table audit (
    seq integer primary key autoincrement, at integer not null, workspaceId text not null, channelId text not null,
    personId text not null, action text not null, optionsJson text not null) strict`,
  `create index audit_by_person on audit (workspaceId, personId, at)`,
  `create index audit_by_channel on audit (channelId, seq)`,
  `create table complaints (
    id text primary key, storyId text not null references stories (id), workspaceId text not null, channelId text not null,
    personId text not null, at integer not null, words text not null, closedAt integer, unique (storyId, personId)) strict`,
]

/** What watching the bot and forgetting old entries look up. */
const OPERATIONS: readonly Statement[] = [
  `create index entries_without_story on entries (seenAt) where outcome = 'no-topic'`,
  `create index entry_keys_by_entry on entryKeys (entryId)`,
  `create index messages_by_time on messages (sentAt)`,
]

/** What a platform refused as a card goes as plain words. */
const PLAIN_WORDS: readonly Statement[] = [`alter table deliveries add column isPlain integer not null default 0`]

/** What both engines can ask in the same words. */
const ENGINES: readonly Statement[] = [
  `alter table stories add column round text`,
  { engine: 'sqlite', text: `update stories set round = json_extract(factsJson, '$.round.value')` },
  // SQLite counts its rows by itself; the order in which entries were recorded is asked for.
  { engine: 'postgres', text: `alter table entries add column rowid bigint generated always as identity` },
  // Who polls a feed at the moment, so that several processes never poll one host at once.
  `alter table feeds add column claimedBy text`,
  `alter table feeds add column claimedUntil integer not null default 0`,
]

/** An index beside a table, kept by SQLite itself. Its rows go by rowid: after a VACUUM it would have to be rebuilt. */
const wordIndex = (index: string, table: string): readonly Statement[] =>
  [
    `create virtual table ${index} using fts5(words, content='${table}', detail=none, tokenize="ascii tokenchars '.'")`,
    `insert into ${index} (${index}) values ('rebuild')`,
    `create trigger ${index}Added after insert on ${table} begin
      insert into ${index} (rowid, words) values (new.rowid, new.words); end`,
    `create trigger ${index}Removed after delete on ${table} begin
      insert into ${index} (${index}, rowid, words) values ('delete', old.rowid, old.words); end`,
    `create trigger ${index}Changed after update of words on ${table} when old.words <> new.words begin
      insert into ${index} (${index}, rowid, words) values ('delete', old.rowid, old.words);
      insert into ${index} (rowid, words) values (new.rowid, new.words); end`,
  ].map((text) => ({ engine: 'sqlite', text }))

const SEARCH: readonly Statement[] = [
  ...wordIndex('entrySearch', 'entries'),
  ...wordIndex('storySearch', 'stories'),
  ...['entries', 'stories'].map((table): Statement => ({
    engine: 'postgres',
    text: `create index ${table}_words on ${table} using gin (array_to_tsvector(string_to_array(words, ' ')))`,
  })),
  // Newest first: a common word is read from this end.
  { engine: 'postgres', text: `create unique index entries_in_order on entries (rowid)` },
]
const FILLED_AT_ONCE = 1_000

/** Titles that were there before they were indexed. */
async function fillWords(db: Kysely<Database>): Promise<void> {
  for (;;) {
    const rows = await db
      .selectFrom('entries')
      .select(['id', 'title'])
      .where('words', 'is', null)
      .limit(FILLED_AT_ONCE)
      .execute()
    if (rows.length === 0) break
    for (const { id, title } of rows)
      await db
        .updateTable('entries')
        .set({ words: wordsText(title) })
        .where('id', '=', id)
        .execute()
  }
  for (const { id, words } of await db.selectFrom('stories').select(['id', 'words']).execute())
    await db
      .updateTable('stories')
      .set({ words: wordsText(words) })
      .where('id', '=', id)
      .execute()
}

/** PostgreSQL, to which a database may move, indexes no row with keys of such length. Hardly any entry has one. */
async function shortenKeys(db: Kysely<Database>): Promise<void> {
  const isLong = (column: string): RawBuilder<SqlBool> =>
    sql`length(cast(${sql.ref(column)} as blob)) > ${LONGEST_KEY_BYTES}`
  for (const { id, identity } of await db
    .selectFrom('entries')
    .select(['id', 'identity'])
    .where(isLong('identity'))
    .execute())
    await sql`update or ignore entries set identity = ${shortKey(identity)} where id = ${id}`.execute(db)
  for (const { feedId, key } of await db
    .selectFrom('entryKeys')
    .select(['feedId', 'key'])
    .where(isLong('key'))
    .execute())
    await sql`update or replace "entryKeys" set key = ${shortKey(key)} where "feedId" = ${feedId} and key = ${key}`.execute(
      db,
    )
}

/** Where the bot is installed on a platform that gives each workspace a token of its own. */
const INSTALLATIONS: readonly Statement[] = [
  `create table installations (id text primary key, sealed text not null, installedAt integer not null) strict, without rowid`,
  `create table organisationWorkspaces (workspaceId text primary key, organisationId text not null) strict, without rowid`,
  `create index workspaces_of_organisation on organisationWorkspaces (organisationId)`,
]

/** A channel may be for admins to change. */
const ADMINS: readonly Statement[] = [`alter table channels add column isForAdmins integer not null default 0`]

/** A workspace's own story knows the public one of the same event, so that nobody is told twice. */
const OWN_STORIES: readonly Statement[] = [
  `alter table stories add column publicId text`,
  `create index stories_by_public on stories (publicId) where publicId is not null`,
]

/** A workspace is greeted once; posts of an announcement channel may be published. */
const GREETINGS: readonly Statement[] = [
  `alter table workspaces add column greetedAt integer`,
  `alter table channels add column isPublished integer not null default 0`,
]

/** Lists, counts and sums of a ledger of years read an index, not the stories. The amount is the one that has evidence. */
const SUMS: readonly Statement[] = [
  `alter table stories add column amountMinor integer`,
  `alter table stories add column currency text`,
  {
    engine: 'sqlite',
    text: `update stories set amountMinor = json_extract(factsJson, '$.amount.value.amountMinor'),
      currency = json_extract(factsJson, '$.amount.value.currency') where topic = 'funding'`,
  },
  {
    engine: 'postgres',
    text: `update stories set amountMinor = (factsJson::jsonb #>> '{amount,value,amountMinor}')::bigint,
      currency = factsJson::jsonb #>> '{amount,value,currency}' where topic = 'funding'`,
  },
  `drop index stories_by_time`,
  `create index stories_by_time on stories
    (topic, eventAt, isEnded, workspaceId, status, round, amountUsd, currency, amountMinor, id)`,
  `create index stories_by_subject on stories (lower(subject))`,
]

/** What arrived of a split message is known, even where somebody deleted it since. */
const PARTS: readonly Statement[] = [
  `alter table deliveries add column partsSent integer not null default 0`,
  `alter table deliveries add column firstRef text`,
]

/** What a week tells moves on, and one that was interrupted is told to its end as it was begun. */
const KEPT_PARTS: readonly Statement[] = [`alter table deliveries add column partsJson text`]

/** A story may be told in a message of its own and in one that it shares: a correction edits both. */
const SHARED_EDITS: readonly Statement[] = [
  `alter table deliveries add column messageId text`,
  `drop index deliveries_one_edit`,
  `create unique index deliveries_one_edit on deliveries (channelId, storyId, coalesce(messageId, ''))
    where kind = 'edit' and state = 'due'`,
]

/** What is looked up by channel, week, day and age needs no look at everything that there ever was. */
const LOOK_UPS: readonly Statement[] = [
  `create index messages_of_channel on messages (channelId, sentAt)`,
  `drop index deliveries_one_roundup`,
  `create unique index deliveries_one_roundup on deliveries (week, channelId) where kind = 'roundup'`,
  `create index daily_posts_by_day on dailyPosts (day)`,
  `drop index entries_without_story`,
  `create index entries_without_story on entries (seenAt) where outcome in ('no-topic', 'old', 'mass-change')`,
]

/** The newest entries of a word are found by it, too, and no longer by reading all entries from their end. */
const BLOCKS: readonly Statement[] = [
  { engine: 'postgres', text: 'drop index entries_words' },
  {
    engine: 'postgres',
    text: `create index entries_words on entries using gin (array_to_tsvector(string_to_array(words || ' #' || (rowid / 1024)::varchar, ' ')))`,
  },
]

/** So are the newest of all words with one beginning. */
const STRETCHES: readonly Statement[] = [
  { engine: 'postgres', text: 'drop index entries_words' },
  { engine: 'postgres', text: `create index entries_words on entries using gin (${INDEXED_WORDS})` },
]

/** A row of the former index had no room for the longest addresses. One of hashes is asked for nothing but the whole address. */
const LONG_URLS: readonly Statement[] = [
  { engine: 'postgres', text: 'drop index entries_by_url' },
  { engine: 'postgres', text: 'create index entries_by_url on entries using hash (url) where url is not null' },
]

/** Who changes a filter follows the topic as long as before. */
const FILTER_SINCE: readonly Statement[] = [
  `alter table subscriptions add column filterSince integer not null default 0`,
  `update subscriptions set filterSince = createdAt`,
]

/** Who was told of a trouble before is not told again of the same. */
const TROUBLES: readonly Statement[] = [
  `alter table feeds add column troubledAt integer`,
  `update feeds set troubledAt = toldAt where problem is not null`,
]

/**
 * PostgreSQL would keep what is new in a list beside the index until it cleans up, which it does after every fifth of a
 * table: each search would read that list from one end to the other.
 * https://www.postgresql.org/docs/current/gin.html#GIN-FAST-UPDATE
 */
const WORDS_AT_ONCE: readonly Statement[] = ['entries_words', 'stories_words'].flatMap((index) => [
  { engine: 'postgres', text: `alter index ${index} set (fastupdate = off)` },
  { engine: 'postgres', text: `select gin_clean_pending_list('${index}')` },
])

/**
 * Messages are kept true after the subscription has ended, and those to people who were forgotten before are not touched.
 * Their direct messages had no name left, no wish and no record; an old channel like that stays as it stands, too.
 */
const FORGOTTEN_PEOPLE: readonly Statement[] = [
  `delete from messages where channelId in (
    select id from channels where personId is null and roundupMode = 'off' and mutedJson = '[]'
      and not exists (select 1 from subscriptions where subscriptions.channelId = channels.id)
      and not exists (select 1 from audit where audit.channelId = channels.id))`,
]

/** A feed that was not had either is asked again where the clock was ahead when it was asked. */
const ASKED: readonly Statement[] = [
  `alter table feeds add column askedAt integer`,
  `update feeds set askedAt = lastSuccessAt`,
]

/** A pause may end by itself. */
const PAUSES: readonly Statement[] = [
  `alter table channels add column pausedUntil integer`,
  `create index channels_paused_until on channels (pausedUntil) where pausedUntil is not null`,
]

/** Threads were always on, and cards full. */
const CHOICES: readonly Statement[] = [
  `alter table channels add column threadsSince integer default 0`,
  `alter table channels add column cardStyle text not null default 'full'`,
]

/** Sums say what of them is told as the most there may be, the least, or in more than one way. */
const AMOUNT_FORMS: readonly Statement[] = [
  `alter table stories add column amountForm text`,
  `drop index stories_by_time`,
  `create index stories_by_time on stories
    (topic, eventAt, isEnded, workspaceId, status, round, amountUsd, currency, amountMinor, amountForm, id)`,
]

/** A round may be told with what of it is lent, given or paid for shares that others held. What was written before begins with its topic. */
const ROUND_PARTS: readonly Statement[] = [
  `alter table stories add column debtMinor integer`,
  `alter table stories add column grantMinor integer`,
  `alter table stories add column soldMinor integer`,
  `drop index stories_by_time`,
  `create index stories_by_time on stories
    (topic, eventAt, isEnded, workspaceId, status, round, amountUsd, currency, amountMinor, amountForm, debtMinor, grantMinor, soldMinor, id)`,
  ...[
    ['stories', 'factsJson'],
    ['reports', 'reportJson'],
  ].map(
    ([table, column]) =>
      `update ${table} set ${column} = replace(${column}, '{"topic":"funding",', '{"topic":"funding","parts":[],')
        where ${column} like '%{"topic":"funding",%'`,
  ),
]

/** What is told of a story before the story is told. An entry that is forgotten takes it along. */
const KEPT_TURNS: readonly Statement[] = [
  `create table keptTurns (
    key text not null, entryId text not null references entries (id) on delete cascade, publishedAt integer not null,
    reportJson text not null, primary key (key, entryId)) strict, without rowid`,
  `create index kept_turns_by_entry on keptTurns (entryId)`,
  `create index kept_turns_by_time on keptTurns (publishedAt)`,
]

/** Of workspaces' own feeds, so many entries a day are read. */
const QUOTAS: readonly Statement[] = [
  `alter table feeds add column readDay integer`,
  `alter table feeds add column readUnits integer not null default 0`,
]

/** A feed without a channel is the operator's, but for one whose channel was forgotten. */
const FORGOTTEN_CHANNELS: readonly Statement[] = [
  `alter table feeds add column channelForgotten integer not null default 0`,
]

/** What a feed has when it is added is none of a day's quota. */
const FIRST_READ: readonly Statement[] = [`alter table feeds add column firstUnits integer not null default 0`]

/** A story stands in thousands of channels, and one of them asks for what it is owed. */
const OWED_TO_ONE: readonly Statement[] = [
  `drop index deliveries_of_story`,
  `create index deliveries_of_story on deliveries (storyId, kind, channelId) where storyId is not null`,
]

/** Rewrote every row, while nobody else could write. `renew-rows.ts` does that by and by, where it was not done. */
const LEFT_TO_LATER: readonly Statement[] = []

/** Rounds are found by who gives the money. A process of the version before, which knows nothing of it, may forget one. */
const INVESTORS: readonly Statement[] = [
  `create table investors (
    name text not null, storyId text not null references stories (id) on delete cascade,
    primary key (name, storyId)) strict, without rowid`,
  `create index investors_by_story on investors (storyId)`,
]

/** Posts that come hours late in any case share a message. */
const LATE_POSTS: readonly Statement[] = [`alter table deliveries add column isLate integer not null default 0`]

/**
 * Rounds are found by the country of the company. `renew-rows.ts` says of each story that is there which that is, so that
 * nobody waits, and begins anew for it.
 */
const COUNTRIES: readonly Statement[] = [
  `alter table stories add column country text`,
  `drop index stories_by_time`,
  `create index stories_by_time on stories
    (topic, eventAt, isEnded, workspaceId, status, round, country, amountUsd, currency, amountMinor, amountForm, debtMinor, grantMinor, soldMinor, id)`,
  `delete from settings where name = 'renewedRows'`,
]

/** Those that are statements alone; `migrationsOf` has the others. */
const STEPS: Readonly<Record<string, readonly Statement[]>> = {
  '0001-ledger': TABLES,
  '0002-mending': MENDING,
  '0002-delivery': DELIVERY,
  '0003-commands': COMMANDS,
  '0004-operations': OPERATIONS,
  '0004-plain-words': PLAIN_WORDS,
  '0005-engines': ENGINES,
  '0005-installations': INSTALLATIONS,
  '0007-admins': ADMINS,
  '0008-own-stories': OWN_STORIES,
  '0009-greetings': GREETINGS,
  '0010-sums': SUMS,
  '0011-parts': PARTS,
  '0012-kept-parts': KEPT_PARTS,
  '0013-shared-edits': SHARED_EDITS,
  '0014-look-ups': LOOK_UPS,
  '0015-blocks': BLOCKS,
  '0017-stretches': STRETCHES,
  '0018-filter-since': FILTER_SINCE,
  '0020-troubles': TROUBLES,
  '0021-words-at-once': WORDS_AT_ONCE,
  '0022-forgotten-people': FORGOTTEN_PEOPLE,
  '0023-asked': ASKED,
  '0024-pauses': PAUSES,
  '0025-choices': CHOICES,
  '0027-round-parts': ROUND_PARTS,
  '0028-kept-turns': KEPT_TURNS,
  '0029-quotas': QUOTAS,
  '0030-forgotten-channels': FORGOTTEN_CHANNELS,
  '0031-first-read': FIRST_READ,
  '0032-owed-to-one': OWED_TO_ONE,
  '0033-no-authors': LEFT_TO_LATER,
  '0034-plain-letters': LEFT_TO_LATER,
  '0036-late-posts': LATE_POSTS,
  '0037-countries': COUNTRIES,
}

/** Forward only, in order of their names; a migration that has been released is never edited. */
export function migrationsOf(engine: Engine): Readonly<Record<string, Migration>> {
  const steps = Object.entries(STEPS).map(([name, statements]): [string, Migration] => [
    name,
    { up: (db: Kysely<Database>) => runStatements(db, engine, statements) },
  ])
  return {
    ...Object.fromEntries(steps),
    '0006-search': {
      async up(db: Kysely<Database>) {
        await runStatements(db, engine, [`alter table entries add column words text`])
        await fillWords(db)
        await runStatements(db, engine, SEARCH)
      },
    },
    '0016-long-keys': {
      async up(db: Kysely<Database>) {
        if (engine === 'sqlite') await shortenKeys(db)
        await runStatements(db, engine, LONG_URLS)
      },
    },
    '0019-usual-names': { up: renameWished },
    '0026-amount-forms': {
      async up(db: Kysely<Database>) {
        await runStatements(db, engine, AMOUNT_FORMS)
        await fillAmountForms(db)
      },
    },
    '0035-investors': {
      async up(db: Kysely<Database>) {
        await runStatements(db, engine, INVESTORS)
        await fillInvestors(db)
      },
    },
  }
}
