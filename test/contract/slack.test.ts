import { createSlackAdapter } from '../../src/bot/adapters/slack/slack-adapter.ts'
import { connectSlack, SLACK_CONNECTIONS } from '../builders/slack-connection.ts'
import { APP_TOKEN, FakeSlack } from '../fakes/slack/fake-slack.ts'
import { TEAM } from '../fakes/slack/payloads.ts'
import type { Fault } from '../fakes/slack/fake-answer.ts'
import { readBlocks } from '../fakes/slack/read-blocks.ts'
import { SILENT } from '../builders/silent-log.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import type { ChatErrorKind } from '../../src/core/errors.ts'
import { newChannel, type Channel } from '../../src/core/workspace.ts'
import { chatAdapterContract, type ContractHarness } from './chat-adapter.contract.ts'

const CHANNEL: Channel = newChannel({ id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM }, 'C1', {
  language: 'en',
  timeZone: 'UTC',
})

const FAULTS = new Map<ChatErrorKind, Fault>([
  ['unauthorized', { kind: 'error', code: 'token_revoked' }],
  ['forbidden', { kind: 'error', code: 'not_in_channel' }],
  ['channel-gone', { kind: 'error', code: 'channel_not_found' }],
  ['message-gone', { kind: 'error', code: 'message_not_found' }],
  ['edit-closed', { kind: 'error', code: 'edit_window_closed' }],
  ['rate-limited', { kind: 'rate-limited', retryAfter: '7' }],
  ['invalid', { kind: 'error', code: 'invalid_blocks' }],
  ['ambiguous', { kind: 'status', status: 503 }],
  ['unavailable', { kind: 'error', code: 'request_timeout' }],
])

const MEMBER = 'U1'
const GUEST = 'U2'

const setUp = (connection: (typeof SLACK_CONNECTIONS)[number]) => async (): Promise<ContractHarness> => {
  const fake = await FakeSlack.start()
  fake.people.set(MEMBER, { locale: 'en-US' })
  fake.people.set(GUEST, { locale: 'en-US', is_restricted: true })
  const connected = await connectSlack(connection, fake)
  const hasOneToken = connection === 'Socket Mode'
  const withBadToken = () =>
    createSlackAdapter({
      botToken: 'xoxb-bad',
      appToken: APP_TOKEN,
      apiUrl: fake.apiUrl,
      clock: systemClock,
      log: SILENT,
    })
  const show = (body: Readonly<Record<string, unknown>>) => readBlocks(String(body.text), body.blocks).text
  return {
    adapter: connected.adapter,
    channel: CHANNEL,
    // With a token for each workspace, a refused one ends that workspace alone.
    failures: hasOneToken ? [...FAULTS.keys()] : [...FAULTS.keys()].filter((kind) => kind !== 'unauthorized'),
    sent: () =>
      Promise.resolve(
        fake.messages.map((message) => ({
          ref: message.ts,
          threadOf: message.threadTs,
          ...readBlocks(message.text, message.blocks),
        })),
      ),
    pictures: () => picturesIn(fake.messages.at(-1)?.blocks, fake),
    pictureRefusals: ['invalid_blocks', 'something_new'].map((code) => () => {
      fake.fail({ kind: 'error', code })
    }),
    requests: () => fake.sends.length,
    fail: (kind) => {
      const fault = FAULTS.get(kind)
      if (fault === undefined) throw new Error(`Slack knows no ${kind}`)
      fake.fail(fault)
    },
    loseAnswer: () => {
      fake.fail({ kind: 'drop-after' })
    },
    runCommand: async (name, options, canManage) => {
      const text = Object.entries(options)
        .map(([key, value]) => `${key}:"${value}"`)
        .join(' ')
      const person = canManage ? MEMBER : GUEST
      const { body } = await fake.sendSlash({ command: `/${name}`, text, channel: CHANNEL.externalId, person })
      return show(body)
    },
    pressButton: async (ref, label) => {
      const blocks = fake.messages.find((message) => message.ts === ref)?.blocks
      const { body } = await fake.press({
        blocks,
        label,
        channel: CHANNEL.externalId,
        person: MEMBER,
        message: { ts: ref, blocks },
      })
      return show(body)
    },
    removeBot: () => {
      fake.sendEvent({ type: 'app_uninstalled' })
      return Promise.resolve()
    },
    withBadToken: hasOneToken ? withBadToken : null,
    close: async () => {
      await connected.close()
      await fake.close()
    },
  }
}

for (const connection of SLACK_CONNECTIONS) chatAdapterContract(`slack by ${connection}`, setUp(connection))

function picturesIn(blocks: unknown, { files }: FakeSlack) {
  const all: readonly unknown[] = Array.isArray(blocks) ? blocks : []
  return all.flatMap((block) => {
    if (typeof block !== 'object' || block === null || !('slack_file' in block) || !('alt_text' in block)) return []
    const named = JSON.stringify(block.slack_file)
    const file = files.find(({ id }) => named === JSON.stringify({ id }))
    return [{ alt: String(block.alt_text), png: file?.bytes ?? Buffer.of() }]
  })
}
