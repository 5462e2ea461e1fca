import { callbackProblems, fileProblems, FormBody, MessageBody, messageProblems, type FakeFile } from './body-rules.ts'
import { refusal, type Answer } from './fake-answer.ts'
import { APPLICATION_ID, CHANNEL, CHANNEL_ID, GUILD_ID, person, RESOLVED } from './fake-guild.ts'
import { asMessage, type FakeMessage } from './fake-rooms.ts'

type InteractionAnswer = {
  /** The types of the callbacks in their order: 4 reply, 5 deferred reply, 6 deferred update, 7 update, 8 choices, 9 form. */
  readonly callbacks: readonly number[]
  readonly isEphemeral: boolean
  readonly body: MessageBody
  /** The form that was opened. */
  readonly form: FormBody | null
}

/** 3 text, 4 integer, 5 boolean, 7 channel, 9 role or person. */
export type FakeOption = {
  readonly name: string
  readonly type: 3 | 4 | 5 | 7 | 9
  readonly value: string | number | boolean
  /** It is what is being typed. */
  readonly focused?: boolean
}

type Pending = {
  readonly sinceMs: number
  callbacks: number[]
  isEphemeral: boolean
  form: FormBody | null
  finish: (body: MessageBody) => void
}

const EPHEMERAL = 64
const ANSWER_WITHIN_MS = 10_000
/** So soon the first answer has to come, and so long its token is good for more. */
const FIRST_WITHIN_MS = 3_000
const TOKEN_FOR_MS = 15 * 60_000

/** What the person does in the server. Each rejects where nobody answers. */
export type FakePerson = {
  slash(name: string, options: readonly FakeOption[], permissions: bigint, locale?: string): Promise<InteractionAnswer>
  /** The person types an option; gives what is offered. */
  typing(name: string, options: readonly FakeOption[]): Promise<unknown>
  press(
    customId: string,
    on: FakeMessage | 'ephemeral',
    permissions?: bigint,
    locale?: string,
  ): Promise<InteractionAnswer>
  /** The person fills in a form and sends it. */
  fillIn(form: FormBody, values: Readonly<Record<string, string>>, permissions?: bigint): Promise<InteractionAnswer>
}

type FakeInteractions = {
  readonly person: FakePerson
  /** What took the place of a first answer, in order. */
  readonly laterAnswers: readonly { readonly body: MessageBody; readonly files: readonly FakeFile[] }[]
  /** The bot's first answer to the interaction of that token. */
  answer(token: string, raw: unknown): Answer
  /** What takes its place later. */
  editOriginal(token: string, raw: unknown, files: readonly FakeFile[]): Answer
}

/** `send` tells the bot; it resolves with the first answer where that comes by the same way, else with `null`. */
export function createInteractions(
  nextId: () => string,
  nowMs: () => number,
  send: (payload: object) => Promise<unknown>,
): FakeInteractions {
  const pending = new Map<string, Pending>()
  const laterAnswers: { body: MessageBody; files: readonly FakeFile[] }[] = []

  function answer(token: string, raw: unknown): Answer {
    const open = pending.get(token)
    if (open === undefined || nowMs() - open.sinceMs > FIRST_WITHIN_MS) return refusal(404, 10062)
    if (open.callbacks.length > 0) return refusal(400, 40060)
    const { type, data } = readCallback(raw)
    const problems = callbackProblems(type, data)
    if (problems.length > 0) return refusal(400, 50035, problems)
    open.callbacks.push(type)
    if (type === 9) {
      open.form = FormBody.parse(data)
      open.finish({})
      return { status: 204 }
    }
    const body = MessageBody.parse(data ?? {})
    if (type === 4 || type === 5) open.isEphemeral = ((body.flags ?? 0) & EPHEMERAL) !== 0
    if (type === 4 || type === 7 || type === 8) open.finish(body)
    return { status: 204 }
  }

  function editOriginal(token: string, raw: unknown, files: readonly FakeFile[]): Answer {
    const open = pending.get(token)
    if (open === undefined) return refusal(404, 10015)
    if (nowMs() - open.sinceMs > TOKEN_FOR_MS) return refusal(401, 50027)
    if (open.callbacks.length === 0) return refusal(404, 10008)
    const body = MessageBody.parse(raw)
    const problems = [...messageProblems(raw, true), ...fileProblems(body, files)]
    if (problems.length > 0) return refusal(400, 50035, problems)
    laterAnswers.push({ body, files })
    open.finish(body)
    return { status: 200, body: {} }
  }

  async function interact(parts: object, permissions: bigint, locale: string): Promise<InteractionAnswer> {
    const token = `interaction-${nextId()}`
    const open: Pending = { sinceMs: nowMs(), callbacks: [], isEphemeral: false, form: null, finish: () => undefined }
    const finished = new Promise<MessageBody>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('the interaction was not answered'))
      }, ANSWER_WITHIN_MS)
      open.finish = (body) => {
        clearTimeout(timer)
        resolve(body)
      }
    })
    pending.set(token, open)
    const payload = {
      id: nextId(),
      application_id: APPLICATION_ID,
      version: 1,
      token,
      guild_id: GUILD_ID,
      channel_id: CHANNEL_ID,
      channel: CHANNEL,
      locale,
      guild_locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { 0: GUILD_ID },
      context: 0,
      app_permissions: '2147483647',
      attachment_size_limit: 10_000_000,
      member: {
        user: person(),
        roles: [],
        joined_at: '2026-01-01T00:00:00Z',
        permissions: permissions.toString(),
        flags: 0,
      },
      ...parts,
    }
    const answered = await send(payload)
    if (answered !== null) {
      const { status, body: refused } = answer(token, answered)
      if (status !== 204) throw new Error(`the answer is refused: ${JSON.stringify(refused)}`)
    }
    const body = await finished
    return { callbacks: open.callbacks, isEphemeral: open.isEphemeral, body, form: open.form }
  }

  return {
    laterAnswers,
    answer,
    editOriginal,
    person: {
      slash: (name, options, permissions, locale = 'en-US') =>
        interact({ type: 2, data: { id: nextId(), type: 1, name, options, resolved: RESOLVED } }, permissions, locale),
      typing: async (name, options) => {
        const { body } = await interact({ type: 4, data: { id: nextId(), type: 1, name, options } }, 0n, 'en-US')
        return body.choices
      },
      press: (customId, on, permissions = 0n, locale = 'en-US') => {
        const ephemeral = { id: nextId(), channelId: CHANNEL_ID, files: [], body: { flags: EPHEMERAL } }
        const message = asMessage(on === 'ephemeral' ? ephemeral : on)
        const data = { component_type: 2, custom_id: customId }
        return interact({ type: 3, data, message }, permissions, locale)
      },
      fillIn: (form, values, permissions = 0n) => {
        // What nobody touches comes back as it stood there.
        const sent = new Map(form.components.map(({ component: { custom_id: id, value = '' } }) => [id, value]))
        for (const [id, value] of Object.entries(values)) sent.set(id, value)
        const components = [...sent].map(([custom_id, value]) => ({
          type: 18,
          component: { type: 4, custom_id, value },
        }))
        return interact({ type: 5, data: { custom_id: form.custom_id, components } }, permissions, 'en-US')
      },
    },
  }
}

function readCallback(raw: unknown): { readonly type: number; readonly data: unknown } {
  if (typeof raw !== 'object' || raw === null || !('type' in raw) || typeof raw.type !== 'number') {
    throw new Error('an interaction callback has a type')
  }
  return { type: raw.type, data: 'data' in raw ? raw.data : undefined }
}
