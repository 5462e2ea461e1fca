import { describe, expect, it } from 'vitest'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { parseSlash } from '../../../src/bot/adapters/slack/commands.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'

const read = (line: string) => parseLine(line, COMMANDS)

describe('a typed command', () => {
  it('may be written in the words of any of our languages', () => {
    expect(read('/모델 개발사:Anthropic')).toEqual({ command: 'models', options: { vendor: 'Anthropic' } })
    expect(read('/資金調達 会社:Mistral')).toEqual({ command: 'funding', options: { company: 'Mistral' } })
    expect(read('/订阅 主题：funding 最小金额：1亿美元')).toEqual({
      command: 'subscribe',
      options: { topic: 'funding', min_amount: '1亿美元' },
    })
  })

  it('keeps a mistyped option, so that the answer can say what was meant', () => {
    expect(read('/models vendors:Anthropic')?.options).toEqual({ vendors: 'Anthropic' })
  })

  it('changes nothing by a word without a key where the command mostly tells', () => {
    expect(read('/subscriptions Anthropic')?.options).toEqual({})
    expect(read('/settings Korean')?.options).toEqual({})
    expect(read('/subscriptions mute:Anthropic')?.options).toEqual({ mute: 'Anthropic' })
    expect(parseSlash(COMMANDS, '/subscriptions', 'Anthropic')).toMatchObject({ kind: 'usage' })
    expect(parseSlash(COMMANDS, '/aiwire', 'settings Korean')).toMatchObject({ kind: 'usage' })
  })

  it('takes any other word with a colon as text', () => {
    expect(read('/search 속보: 클로드')?.options).toEqual({ query: '속보: 클로드' })
    expect(read('/why https://example.com/a?b=1')?.options).toEqual({ link_or_title: 'https://example.com/a?b=1' })
    expect(read('/search Re:Invent')?.options).toEqual({ query: 'Re:Invent' })
  })
})
