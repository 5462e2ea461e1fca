import { describe, expect, it } from 'vitest'
import { blockKitProblems } from '../../fakes/slack/block-kit-rules.ts'

const header = (length: number) => ({ type: 'header', text: { type: 'plain_text', text: 'h'.repeat(length) } })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true })
const section = (length: number) => ({ type: 'section', text: mrkdwn('s'.repeat(length)) })
const fields = (count: number, length = 1) => ({
  type: 'section',
  fields: Array.from({ length: count }, () => mrkdwn('f'.repeat(length))),
})
const context = (count: number) => ({ type: 'context', elements: Array.from({ length: count }, () => mrkdwn('c')) })
const button = (id: string, parts: object = {}) => ({
  type: 'button',
  text: { type: 'plain_text', text: 'b' },
  action_id: id,
  ...parts,
})
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements })
const buttons = (count: number) => actions(...Array.from({ length: count }, (_, at) => button(`b${at}`)))
const body = (...blocks: readonly object[]) => ({ text: 'text', blocks })

describe('the Block Kit rules', () => {
  it.each<[string, object]>([
    ['a header of 150', body(header(150))],
    ['a section of 3000', body(section(3_000))],
    ['ten fields', body(fields(10))],
    ['a field of 2000', body(fields(1, 2_000))],
    ['ten context elements', body(context(10))],
    ['25 buttons', body(buttons(25))],
    ['a value of 2000', body(actions(button('b', { value: 'v'.repeat(2_000) })))],
    ['no block, but a title that leads somewhere', { text: '<https://example.com|title>', blocks: [] }],
    ['50 blocks', body(...Array.from({ length: 50 }, () => header(1)))],
    ['text of 4000', { ...body(header(1)), text: 't'.repeat(4_000) }],
    ['a link', body({ type: 'section', text: mrkdwn('<https://example.com/?a=1&amp;b=2|a &lt; b>') })],
    ['a time', body({ type: 'context', elements: [mrkdwn('<!date^1760000000^{date_short_pretty}|2025>')] })],
  ])('take %s', (_name, given) => {
    expect(blockKitProblems(given)).toEqual([])
  })

  it.each<[string, unknown]>([
    ['no body', null],
    ['no blocks', { text: 'text' }],
    ['a link beside words, without blocks', { text: 'see <https://example.com|this>', blocks: [] }],
    ['no text', { text: '', blocks: [header(1)] }],
    ['text of 4001', { ...body(header(1)), text: 't'.repeat(4_001) }],
    ['a mention in the text', { ...body(header(1)), text: '<!channel>' }],
    ['an empty header', body(header(0))],
    ['a header of 151', body(header(151))],
    ['a header in mrkdwn', body({ type: 'header', text: mrkdwn('h') })],
    ['a section of 3001', body(section(3_001))],
    ['an empty section', body({ type: 'section' })],
    ['eleven fields', body(fields(11))],
    ['a field of 2001', body(fields(1, 2_001))],
    ['no context elements', body(context(0))],
    ['eleven context elements', body(context(11))],
    ['26 buttons', body(buttons(26))],
    ['a value of 2001', body(actions(button('b', { value: 'v'.repeat(2_001) })))],
    ['a label of 76', body(actions(button('b', { text: { type: 'plain_text', text: 'l'.repeat(76) } })))],
    ['an address of 3001', body(actions(button('b', { url: `https://${'u'.repeat(2_993)}` })))],
    ['an address that is none', body(actions(button('b', { url: 'javascript:alert(1)' })))],
    ['one action id twice', body(actions(button('b'), button('b')))],
    ['51 blocks', body(...Array.from({ length: 51 }, () => header(1)))],
    ['an unknown block', body({ type: 'marquee' })],
    ['8000 characters together', body(section(3_000), section(3_000), section(2_000))],
    ['a mention', body({ type: 'section', text: mrkdwn('<!here>') })],
    ['a bare ampersand', body({ type: 'section', text: mrkdwn('a & b') })],
    ['text that makes its own links', body({ type: 'section', text: { type: 'mrkdwn', text: 'a' } })],
    ['half a character', body({ type: 'section', text: mrkdwn(String.fromCharCode(0xd83d)) })],
  ])('refuse %s', (_name, given) => {
    expect(blockKitProblems(given)).not.toEqual([])
  })
})
