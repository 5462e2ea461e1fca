import { expect, test } from 'vitest'
import { createPreviewAdapter } from '../../../src/bot/adapters/preview/preview-adapter.ts'
import { PLATFORM_PAYLOADS, previewSource } from '../../../src/app/preview-source.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { card, text } from '../../../src/core/card.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { EMPTY_CHART } from '../../builders/empty-chart.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { previewRoutes } from '../../../src/web/preview-routes.ts'

/** The header of a picture of 900 by 500 pixels: as much of it as the page reads. */
const PNG = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d4948445200000384000001f4', 'hex'))
const workspace = { id: 'preview:c', platform: 'preview', externalId: 'c' } as const
const channel = newChannel(workspace, 'c', { language: 'en', timeZone: 'UTC' })

test('the preview page shows the pictures of a message as both platforms do, with their words', async () => {
  const adapter = createPreviewAdapter({ print: () => undefined, isColoured: false, clock: systemClock })
  const routes = previewRoutes(previewSource(adapter, channel, systemClock), PLATFORM_PAYLOADS)
  const picture = { name: 'chart-1.png', alt: 'Funding: "A" $1B', png: PNG }
  const pictures = [{ ...picture, fileId: await adapter.upload(channel, picture) }]
  const shown = card({ tone: 'roundup', title: 'The week' })
  await adapter.post(channel, { deliveryId: 'd', card: shown, language: 'en', pictures })

  const ask = async (path: string, host = '127.0.0.1'): Promise<Response> => {
    const route = routes.find((one) => one.method === 'GET' && matches(one.path, path))
    if (route === undefined) throw new Error(`nothing answers ${path}`)
    return await route.handle(new Request(`http://${host}${path}`))
  }
  const stream = (await ask('/preview/events')).body?.getReader()
  await stream?.read()
  const event: { readonly value?: unknown } | undefined = await stream?.read()
  await stream?.cancel()
  const drawn = event?.value instanceof Uint8Array ? new TextDecoder().decode(event.value) : ''
  const image = String.raw`<img class=\"picture\" width=\"900\" height=\"500\" src=\"/preview/pictures/m-d/chart-1.png\" alt=\"Funding: &quot;A&quot; $1B\">`
  // Once for each platform.
  expect(drawn.split(image)).toHaveLength(3)

  const found = await ask('/preview/pictures/m-d/chart-1.png')
  expect(found.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await found.arrayBuffer())).toEqual(PNG)
  expect((await ask('/preview/pictures/m-d/chart-2.png')).status).toBe(404)
  expect((await ask('/preview/pictures/m-d/chart-1.png', 'elsewhere.example')).status).toBe(403)
})

test('so it does with an answer, which comes in pages where a platform would not hold it', async () => {
  const adapter = createPreviewAdapter({ print: () => undefined, isColoured: false, clock: systemClock })
  const lines = Array.from({ length: 90 }, (_, at) => [text(`${'word '.repeat(20)}${at}`)])
  const week = card({
    tone: 'roundup',
    title: 'The week',
    sections: [{ heading: 'All', lines }],
    images: [{ chart: EMPTY_CHART, alt: '' }],
  })
  const asked: boolean[] = []
  await adapter.start({
    ...IDLE_HANDLERS,
    commands: COMMANDS,
    answer: ({ fits = () => true }) => {
      asked.push(fits(week), fits(card({ tone: 'info', title: 'Short' })))
      return Promise.resolve(week)
    },
    paint: () => Promise.resolve([{ name: 'chart-1.png', alt: 'Funding', png: PNG }]),
  })
  const routes = previewRoutes(previewSource(adapter, channel, systemClock), PLATFORM_PAYLOADS)
  const find = (path: string) => routes.find((one) => matches(one.path, path))
  const body = JSON.stringify({ line: '/roundup', language: 'en' })
  const headers = { 'content-type': 'application/json' }
  const type = new Request('http://127.0.0.1/preview/type', { method: 'POST', headers, body })
  const drawn = await (await find('/preview/type')?.handle(type))?.text()
  expect(asked).toEqual([false, true])
  const place = '/preview/pictures/answer-0/chart-1.png'
  expect(drawn?.split(String.raw`src=\"${place}\" alt=\"Funding\"`)).toHaveLength(3)
  const found = await find(place)?.handle(new Request(`http://127.0.0.1${place}`))
  expect(new Uint8Array((await found?.arrayBuffer()) ?? [])).toEqual(PNG)
})

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(path)
}

test('of many messages the newest are kept, and no more is read of a question than one may be long', async () => {
  const adapter = createPreviewAdapter({ print: () => undefined, isColoured: false, clock: systemClock })
  const shown = card({ tone: 'info', title: 'Story' })
  for (let at = 0; at < 510; at += 1) await adapter.post(channel, { deliveryId: `d${at}`, card: shown, language: 'en' })
  await adapter.edit(channel, 'm-d10', { deliveryId: 'd10', card: shown, language: 'en' })
  expect(
    adapter
      .messages()
      .map(({ ref }) => ref)
      .at(0),
  ).toBe('m-d10')
  expect(adapter.messages()).toHaveLength(500)

  const routes = previewRoutes(previewSource(adapter, channel, systemClock), PLATFORM_PAYLOADS)
  let read = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1
      controller.enqueue(new Uint8Array(1_000).fill(32))
      if (read === 100) controller.close()
    },
  })
  const headers = { 'content-type': 'application/json' }
  const question = new Request('http://127.0.0.1/preview/type', { method: 'POST', headers, body, duplex: 'half' })
  const answer = await routes.find((one) => matches(one.path, '/preview/type'))?.handle(question)
  expect(answer?.status).toBe(400)
  expect(read).toBeLessThan(20)
})
