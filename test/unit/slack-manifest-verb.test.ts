import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { slackManifest } from '../../src/cli/slack-manifest.ts'

async function run(...args: readonly string[]): Promise<string> {
  const output = new PassThrough()
  slackManifest(args, output)
  output.end()
  return await text(output)
}

test('the addresses of the manifest are those that the bot makes of the same PUBLIC_URL', async () => {
  const manifest = await run('--url', 'https://News.example.org/wire//')
  expect(manifest).toContain('"https://News.example.org/wire/slack/oauth_redirect"')
})

test.each([
  ['https://somebody:secret@news.example.org', '--url must hold no user or password'],
  ['https://somebody@news.example.org', '--url must hold no user or password'],
  ['https://news.example.org/?a=b', '--url must end before the first ? or #'],
  ['http://news.example.org', 'Slack takes https alone'],
  ['news.example.org', 'Slack takes https alone'],
])('%s is told what is wrong with it, and no part of a secret', async (url, words) => {
  await expect(run('--url', url)).rejects.toThrow(words)
  await expect(run('--url', url)).rejects.not.toThrow('secret')
})
