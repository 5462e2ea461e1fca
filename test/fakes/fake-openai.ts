import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { parseJson } from '../../src/core/parse-json.ts'
import { closeServer } from './close-server.ts'
import { PATIENT } from './patient-server.ts'

const chatRequest = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.number().int().positive(),
  response_format: z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string(),
      strict: z.literal(true),
      schema: z.looseObject({ type: z.literal('object'), additionalProperties: z.literal(false) }),
    }),
  }),
  messages: z.tuple([
    z.strictObject({ role: z.literal('system'), content: z.string().min(1) }),
    z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
  ]),
})

export type AskedModel = {
  readonly headers: IncomingHttpHeaders
  readonly instructions: string
  /** As sent. */
  readonly data: string
  /** The fields that the answer must have. */
  readonly fields: readonly string[]
}

export type ModelAnswer =
  | {
      readonly content: string
      /** `null`: the server does not tell. */
      readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null
    }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Takes the response into its own hands. */
  | ((response: ServerResponse) => void)

export type FakeOpenAi = {
  /** Up to and with `/v1`. */
  readonly baseUrl: string
  /** Every request that was a proper one, in order. */
  readonly asked: readonly AskedModel[]
  readonly answerWith: (handler: (asked: AskedModel) => ModelAnswer | Promise<ModelAnswer>) => void
  readonly close: () => Promise<void>
}

export const USAGE = { prompt_tokens: 120, completion_tokens: 10 }

/** A server that speaks OpenAI's chat completions with JSON schemas, and answers 400 to what is none. */
export async function startFakeOpenAi(): Promise<FakeOpenAi> {
  const asked: AskedModel[] = []
  let answer: (asked: AskedModel) => ModelAnswer | Promise<ModelAnswer> = () => ({ status: 500 })

  const server = createServer(PATIENT, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void reply(request.method, request.url, request.headers, Buffer.concat(chunks).toString(), response)
    })
  })
  const reply = async (
    method: string | undefined,
    path: string | undefined,
    headers: IncomingHttpHeaders,
    body: string,
    response: ServerResponse,
  ): Promise<void> => {
    const parsed = method === 'POST' && path === '/v1/chat/completions' ? chatRequest.safeParse(parseJson(body)) : null
    if (parsed?.success !== true) {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"bad request"}}')
      return
    }
    const [system, user] = parsed.data.messages
    const properties = parsed.data.response_format.json_schema.schema.properties
    const one: AskedModel = {
      headers,
      instructions: system.content,
      data: user.content,
      fields: typeof properties === 'object' && properties !== null ? Object.keys(properties) : [],
    }
    asked.push(one)
    const given = await answer(one)
    if (typeof given === 'function') given(response)
    else if ('status' in given)
      response.writeHead(given.status, given.headers).end(given.body ?? '{"error":{"message":"no"}}')
    else {
      const usage = given.usage === undefined ? USAGE : given.usage
      const message = { role: 'assistant', content: given.content }
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          id: 'chat-1',
          object: 'chat.completion',
          created: 1,
          model: parsed.data.model,
          choices: [{ index: 0, message, finish_reason: 'stop' }],
          ...(usage === null
            ? {}
            : { usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens } }),
        }),
      )
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    answerWith(handler) {
      answer = handler
    },
    async close() {
      await closeServer(server)
    },
  }
}
