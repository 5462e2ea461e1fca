import { describe, expect, it } from 'vitest'
import { isToldAsBrought } from '../../../src/news/facts/topics/told-as-brought.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { modelOf } from './read-fields.ts'

function isTold(title: string, language: string): boolean {
  return isToldAsBrought(scanField({ text: title, start: 0 }, language), language)
}

describe('a known model that its maker brings', () => {
  it.each([
    ['en', 'Musk launches Grok 9', 'Grok 9'],
    ['en', 'Google pulls the wraps off Genie 9', 'Genie 9'],
    ['en', 'OpenAI strikes back with GPT-9', 'GPT-9'],
    ['en', 'Anthropic fires back at GPT-9 with Claude Opus 9', 'Claude Opus 9'],
    ['en', 'Google counters GPT-9 with Gemini 9 Ultra', 'Gemini 9 Ultra'],
    ['en', 'Meta returns to open models with Llama 9', 'Llama 9'],
    ['en', 'Stability AI is back with Stable Diffusion 9', 'Stable Diffusion 9'],
    ['en', 'NVIDIA releases Hymba 9', 'Hymba 9'],
    ['en', 'Roblox open-sources Cube 3D 9', 'Cube 3D 9'],
    ['en', 'IBM unveils Prithvi 9 with new climate data', 'Prithvi 9'],
    ['ja', 'NEC、業務特化の「cotomi v9」提供　日本語性能が向上', 'cotomi v9'],
    ['zh', '马斯克发布Grok 9：全球最强AI', 'Grok 9'],
    ['zh', '月之暗面深夜开源Kimi K9，参数超万亿', 'Kimi K9'],
  ])('%s: is told: %s', (language, title, name) => {
    expect(isTold(title, language)).toBe(true)
    expect(modelOf(title, '', language).name.value).toBe(name)
  })

  it.each([
    ['ja', 'クイロン、GPT-9を提供開始'],
    ['ja', 'グーグル、Gemini 9を日本で提供開始'],
    ['ja', 'グーグル、日本で「Gemini 9」を提供開始'],
    ['en', 'Windsurf rolls out GPT-9'],
    ['en', 'Quillon Bank rolls out GPT-9 and trains its staff'],
    ['en', 'Quillon Chat drops Claude Opus 9 as costs rise'],
    ['en', 'OpenAI launches GPT-9 ads'],
    ['en', 'Quillon Bank releases Hymba 9'],
    ['en', 'Google releases Magenta 9 plug-in'],
    ['en', 'Meta launches Llama Vision as part of its app'],
    ['en', 'Google launches Gemini Speech, a subscription service'],
    ['en', 'OpenAI strikes back with GPT-9 price cuts'],
    ['en', 'What to do when OpenAI launches'],
    ['zh', '阿里云上线GPT-9、Kimi K9'],
    ['zh', 'OpenAI发布GPT-9使用指南'],
    ['ko', '머스크, 그록 9 공개'],
  ])('%s: or others do, or something of its: %s', (language, title) => {
    expect(isTold(title, language)).toBe(false)
  })

  it('has no maker who is called We', () => {
    expect(modelOf('We just released Larkspur-8B, an Apache 2.0 model for tool calling').vendor).toBeNull()
  })

  it('has its maker’s name, of a model that no list has too', () => {
    expect(modelOf('Parallax AI emerges with Tessera 9, a reasoning model that rivals GPT-9').vendor?.value).toBe(
      'Parallax AI',
    )
  })
})
