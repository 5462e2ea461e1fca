import { BOT_SCOPES } from '../../../src/bot/adapters/slack/manifest.ts'
import { text, type Body } from './fake-body.ts'

export const BOT_USER = 'U0BOT'

/** `teamId`: the workspace that it is in, of several; default: whichever asks. */
type FakeChannel = {
  readonly isPrivate: boolean
  readonly members: readonly string[]
  readonly teamId?: string
}

type Kind = 'channels' | 'groups' | 'im'

/** What each method needs; `*` is the kind of the channel. https://docs.slack.dev/reference/methods */
const NEEDED = new Map<string, string>([
  ['chat.postMessage', 'chat:write'],
  ['chat.postEphemeral', 'chat:write'],
  ['chat.update', 'chat:write'],
  ['chat.delete', 'chat:write'],
  ['conversations.history', '*:history'],
  ['conversations.replies', '*:history'],
  ['conversations.info', '*:read'],
  ['conversations.open', 'im:write'],
  ['users.info', 'users:read'],
  ['files.getUploadURLExternal', 'files:write'],
  ['files.completeUploadExternal', 'files:write'],
  ['files.info', 'files:read'],
])

const TYPES = new Map<string, Kind>([
  ['public_channel', 'channels'],
  ['private_channel', 'groups'],
])

/** Where the app is and what it may do there. */
export class FakeAccess {
  /** Without those that whoever installs it takes out. */
  scopes: readonly string[] = BOT_SCOPES
  /** Of one that is not in here everybody is a member, the app too, and it is no secret. */
  readonly channels = new Map<string, FakeChannel>()
  readonly #left = new Set<string>()
  readonly #archived = new Set<string>()
  readonly #gone = new Set<string>()

  /** What Slack answers to a method before it looks at anything else; `null`: it goes on. */
  refusal(method: string, body: Body): Body | null {
    const needed = this.#needed(method, body).filter((scope) => !this.scopes.includes(scope))
    if (needed.length > 0) {
      return { ok: false, error: 'missing_scope', needed: needed.join(','), provided: this.scopes.join(',') }
    }
    const channel = text(body.channel)
    if (channel === '') return null
    if (this.#gone.has(channel)) return refused('channel_not_found')
    if (isDirect(channel)) return null
    const isWriting = method.startsWith('chat.')
    // To a person goes what is posted, and nothing else.
    if (isPerson(channel)) return method === 'chat.postMessage' ? null : refused('channel_not_found')
    if (!this.#holdsBot(channel)) {
      // A secret is not even there for who is not in it; what a public one is may be asked by all.
      if (this.#kindOf(channel) === 'groups') return refused('channel_not_found')
      return method === 'conversations.info' ? null : refused('not_in_channel')
    }
    if (isWriting && this.#archived.has(channel)) return refused('is_archived')
    const members = this.channels.get(channel)?.members
    const isShown = members === undefined || members.includes(text(body.user))
    return method === 'chat.postEphemeral' && !isShown ? refused('user_not_in_channel') : null
  }

  /** The channels of these types (as Slack names them) that hold a person. */
  listOf(person: string | null, types: string, excludesArchived: boolean, asking: string): readonly string[] {
    return [...this.channels]
      .filter(
        ([id, { isPrivate, members, teamId = asking }]) =>
          types.split(',').includes(isPrivate ? 'private_channel' : 'public_channel') &&
          teamId === asking &&
          !this.#gone.has(id) &&
          !(excludesArchived && this.#archived.has(id)) &&
          // Of somebody else, the private ones are told that hold the app, too.
          (person === null || isPrivate ? this.#holdsBot(id) : true) &&
          (person === null || members.includes(person)),
      )
      .map(([id]) => id)
  }

  /** What is told of a channel holds from then on. */
  note(event: Body): void {
    const channel = text(event.channel)
    const isBot = event.user === BOT_USER
    switch (event.type) {
      case 'member_joined_channel':
        if (isBot) this.#left.delete(channel)
        break
      case 'member_left_channel':
        if (isBot) this.#left.add(channel)
        break
      case 'channel_left':
      case 'group_left':
        this.#left.add(channel)
        break
      case 'channel_archive':
      case 'group_archive':
        this.#archived.add(channel)
        break
      case 'channel_unarchive':
      case 'group_unarchive':
        this.#archived.delete(channel)
        break
      case 'channel_deleted':
      case 'group_deleted':
        this.#gone.add(channel)
        break
      case 'channel_id_changed':
        this.#gone.add(text(event.old_channel_id))
        break
    }
  }

  #needed(method: string, body: Body): readonly string[] {
    if (method === 'users.conversations') {
      const kinds = text(body.types).split(',')
      return kinds.map((kind) => `${TYPES.get(kind) ?? 'im'}:read`)
    }
    const needed = NEEDED.get(method)
    return needed === undefined ? [] : [needed.replace('*', this.#kindOf(text(body.channel)))]
  }

  #kindOf(channel: string): Kind {
    if (isDirect(channel)) return 'im'
    return this.channels.get(channel)?.isPrivate === true ? 'groups' : 'channels'
  }

  #holdsBot(channel: string): boolean {
    return !this.#left.has(channel) && (this.channels.get(channel)?.members.includes(BOT_USER) ?? true)
  }
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D')
}

function isPerson(channel: string): boolean {
  return /^[UW]/u.test(channel)
}

function refused(error: string): Body {
  return { ok: false, error }
}
