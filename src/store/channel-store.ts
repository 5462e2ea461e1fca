import type { Kysely, Selectable } from 'kysely'
import type { ChannelStore, ChannelWithRest } from '../core/ports/channel-store.ts'
import { LOSS_REASONS } from '../core/subscription.ts'
import type { Channel, QuietHours } from '../core/workspace.ts'
import { CARD_STYLE, LANGUAGE, PLATFORM, ROUNDUP_MODE } from './closed-sets.ts'
import { fromJson, toJson } from './json.ts'
import { moveChannel } from './move-channel.ts'
import type { Database } from './schema.ts'

export function createChannelStore(db: Kysely<Database>): ChannelStore {
  const findWithRest = async (channelId: string): Promise<ChannelWithRest | null> => {
    const row = await db.selectFrom('channels').selectAll().where('id', '=', channelId).executeTakeFirst()
    if (row === undefined) return null
    const { restUntil, refusals } = row
    const [channel] = channelsOf([row])
    return channel === undefined ? null : { channel, rest: { restUntil, refusals } }
  }
  const find = async (channelId: string): Promise<Channel | null> => (await findWithRest(channelId))?.channel ?? null
  return {
    async ensure(workspace, channel) {
      await db
        .insertInto('workspaces')
        .values({ ...workspace, greetedAt: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await db
        .insertInto('channels')
        .values(rowOf(channel))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return (await find(channel.id)) ?? channel
    },
    find,
    findWithRest,
    async markGreeted(workspace, nowMs) {
      const greeted = await db
        .insertInto('workspaces')
        .values({ ...workspace, greetedAt: nowMs })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ greetedAt: nowMs }).where('workspaces.greetedAt', 'is', null),
        )
        .returning('id')
        .execute()
      return greeted.length > 0
    },
    async findDirect(workspaceId, personId) {
      const row = await db
        .selectFrom('channels')
        .selectAll()
        .where('workspaceId', '=', workspaceId)
        .where('personId', '=', personId)
        .executeTakeFirst()
      return channelsOf(row === undefined ? [] : [row])[0] ?? null
    },
    async update(channel) {
      // Were the id among what is set, SQLite would look through all deliveries for who refers to the old one.
      const { id, ...row } = rowOf(channel)
      const words = {
        language: LANGUAGE.over('channels.language', channel.language),
        roundupMode: ROUNDUP_MODE.over('channels.roundupMode', channel.roundup.mode),
        cardStyle: CARD_STYLE.over('channels.cardStyle', channel.cardStyle),
      }
      await db
        .updateTable('channels')
        .set({ ...row, ...words })
        .where('id', '=', id)
        .execute()
    },
    move: (channelId, to) => moveChannel(db, channelId, to),
    async rest(channelId) {
      const row = await db
        .selectFrom('channels')
        .select(['restUntil', 'refusals'])
        .where('id', '=', channelId)
        .executeTakeFirst()
      return row ?? { restUntil: 0, refusals: 0 }
    },
    async setRest(channelId, rest) {
      await db.updateTable('channels').set(rest).where('id', '=', channelId).execute()
    },
    async pausedUntil(channelId) {
      const row = await db.selectFrom('channels').select('pausedUntil').where('id', '=', channelId).executeTakeFirst()
      return row?.pausedUntil ?? null
    },
    async setPausedUntil(channelId, pausedUntil) {
      await db.updateTable('channels').set({ pausedUntil }).where('id', '=', channelId).execute()
    },
    async listPauseEnded(nowMs) {
      const rows = await db
        .selectFrom('channels')
        .select('id')
        .where('pausedUntil', '<=', nowMs)
        .orderBy('id')
        .execute()
      return rows.map(({ id }) => id)
    },
    async listSubscribed() {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .where((eb) =>
          eb.or([
            eb('roundupMode', '=', 'always'),
            eb('id', 'in', eb.selectFrom('subscriptions').select('channelId').where('pausedAt', 'is', null)),
          ]),
        )
        .orderBy('id')
        .execute()
      return channelsOf(rows)
    },
    async listOfWorkspace(workspaceId) {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .where('workspaceId', '=', workspaceId)
        .where((eb) =>
          eb.or([eb('roundupMode', '=', 'always'), eb('id', 'in', eb.selectFrom('subscriptions').select('channelId'))]),
        )
        .orderBy('id')
        .execute()
      return channelsOf(rows)
    },
    async listWaiting(platform) {
      const rows = await db
        .selectFrom('workspaces')
        .select(['id', 'externalId'])
        .where('platform', '=', platform)
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('channels')
            .select('workspaceId')
            .where((of) =>
              of.or([
                of.and([of('roundupMode', '=', 'always'), of('refusals', '>', 0)]),
                of(
                  'id',
                  'in',
                  of.selectFrom('subscriptions').select('channelId').where('pauseReason', 'in', LOSS_REASONS),
                ),
              ]),
            ),
        )
        .orderBy('id')
        .execute()
      return rows.map((row) => ({ ...row, platform }))
    },
  }
}

function rowOf(channel: Channel) {
  const { roundup, quietHours, rumours, muted, adminsOnly, publish, ...rest } = channel
  return {
    ...rest,
    roundupMode: roundup.mode,
    roundupWeekday: roundup.weekday,
    roundupHour: roundup.hour,
    roundupSince: roundup.since,
    quietFromHour: quietHours?.fromHour ?? null,
    quietUntilHour: quietHours?.untilHour ?? null,
    hasRumours: rumours ? 1 : 0,
    mutedJson: toJson(muted),
    isForAdmins: adminsOnly ? 1 : 0,
    isPublished: publish ? 1 : 0,
  }
}

/** Without those of a platform that only a newer version knows. */
export function channelsOf(rows: readonly Selectable<Database['channels']>[]): readonly Channel[] {
  return rows.filter(({ platform }) => PLATFORM.knows(platform)).map(channelOf)
}

/** `null` where none are set. */
export function quietHoursOf({
  quietFromHour: fromHour,
  quietUntilHour: untilHour,
}: Pick<Selectable<Database['channels']>, 'quietFromHour' | 'quietUntilHour'>): QuietHours | null {
  return fromHour === null || untilHour === null ? null : { fromHour, untilHour }
}

function channelOf(row: Selectable<Database['channels']>): Channel {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    platform: PLATFORM.read(row.platform),
    externalId: row.externalId,
    language: LANGUAGE.read(row.language),
    timeZone: row.timeZone,
    roundup: {
      mode: ROUNDUP_MODE.read(row.roundupMode),
      weekday: row.roundupWeekday,
      hour: row.roundupHour,
      since: row.roundupSince,
    },
    quietHours: quietHoursOf(row),
    rumours: row.hasRumours === 1,
    muted: fromJson(row.mutedJson),
    adminsOnly: row.isForAdmins === 1,
    threadsSince: row.threadsSince,
    cardStyle: CARD_STYLE.read(row.cardStyle),
    publish: row.isPublished === 1,
    personId: row.personId,
  }
}
