import { describe, expect, it } from 'vitest'
import { releaseOf } from './read-fields.ts'

function told(title: string, language: string): readonly string[] {
  const { status, models } = releaseOf(title, '', language)
  return [status.value, ...models.map(({ name }) => name.value)]
}

describe('a headline of a model that came, and of one that is to come', () => {
  it.each([
    ['en', 'OpenAI releases GPT-9 and previews GPT-10', ['released', 'GPT-9']],
    ['en', 'xAI open-sources Grok 9, Grok 10 in training', ['open-weights', 'Grok 9']],
    ['en', 'Anthropic launches Claude Haiku 9 as Opus 10 looms', ['released', 'Claude Haiku 9']],
    ['en', 'Google releases Gemini 9 Pro, with Ultra to follow', ['released', 'Gemini 9 Pro']],
    ['en', 'DeepSeek releases V9 preview, full version next month', ['preview', 'DeepSeek V9']],
    [
      'en',
      'Anthropic releases Claude Opus 9 and Sonnet 9, Haiku 9 to follow',
      ['released', 'Claude Opus 9', 'Sonnet 9'],
    ],
    ['en', 'Google releases Gemini 9, Veo 9 coming next month', ['released', 'Gemini 9']],
    ['en', 'Grok 9 is now open source. Grok 10 will be open source in half a year', ['open-weights', 'Grok 9']],
    ['en', 'Kimi K9 weights are up. Kimi K10 will follow next year', ['open-weights', 'Kimi K9']],
    ['ko', '오픈AI, GPT-9 공개…GPT-10은 내년', ['released', 'GPT-9']],
    ['ko', 'xAI, 그록 9 오픈소스 공개…그록 10 학습 중', ['open-weights', 'Grok 9']],
    ['zh', 'OpenAI发布GPT-9，GPT-10正在训练', ['released', 'GPT-9']],
    ['zh', '马斯克开源Grok 9，称Grok 10将于年底发布', ['open-weights', 'Grok 9']],
    ['zh', 'DeepSeek V9预览版上线，正式版下月发布', ['preview', 'DeepSeek V9']],
    ['ja', 'OpenAI、GPT-9を公開 GPT-10は来年', ['released', 'GPT-9']],
    ['de', 'OpenAI veröffentlicht GPT-9, GPT-10 kommt im Herbst', ['released', 'GPT-9']],
    ['fr', 'OpenAI lance GPT-9, GPT-10 attendu en 2028', ['released', 'GPT-9']],
  ])('tells the first, as it is; %s: %s', (language, title, wanted) => {
    expect(told(title, language)).toEqual(wanted)
  })

  it.each([
    ['en', 'OpenAI unveils GPT-9 and its next video model Sora 8', ['released', 'GPT-9', 'Sora 8']],
    ['en', 'Google launches Gemini 9 Flash, Gemini 9 Pro in preview', ['preview', 'Gemini 9 Flash', 'Gemini 9 Pro']],
    ['en', 'Google releases Gemini 9 with preview of Veo 8', ['preview', 'Gemini 9', 'Veo 8']],
  ])('but what is new beside it has come; %s: %s', (language, title, wanted) => {
    expect(told(title, language)).toEqual(wanted)
  })

  it.each([
    ['en', 'OpenAI announces GPT-9, coming next month', ['announced', 'GPT-9']],
    ['en', 'GPT-9 launch nears, GPT-10 in training', ['rumoured', 'GPT-9', 'GPT-10']],
    ['en', 'OpenAI says it’ll release o3 after all, delays GPT-9', ['rumoured', 'GPT-9', 'o3']],
    ['en', 'OpenAI to release GPT-9 soon, delays GPT-10', ['rumoured', 'GPT-9', 'GPT-10']],
  ])('and what is said of one alone is said of it; %s: %s', (language, title, wanted) => {
    expect(told(title, language)).toEqual(wanted)
  })
})
