import { describe, expect, it } from 'vitest'
import { factsOf, modelOf, releaseOf } from './read-fields.ts'

describe('a headline that says in a plain form that a model is to come', () => {
  it.each([
    'OpenAI delays GPT-7 over safety',
    'GPT-7 is days away, Altman says',
    'GPT-7 delayed until spring',
    'DeepSeek nears DeepSeek V5 launch',
    'DeepSeek V5 scheduled for April',
    'xAI plans Grok 6 for July',
    "Llama 5 won't launch this year, sources say",
    'Google readies Gemini 4 for March',
  ])('is told, as talk: %s', (title) => {
    expect(releaseOf(title).status.value).toBe('rumoured')
  })

  it.each([
    ['de', 'GPT-7 kommt wohl im Dezember'],
    ['de', 'Claude Opus 6 verzögert sich'],
    ['fr', 'GPT-7 : OpenAI confirme une sortie en janvier'],
    ['fr', 'Gemini 4 est attendu la semaine prochaine'],
    ['es', 'GPT-7 llegará en enero, según Altman'],
    ['ko', 'xAI, 그록 6 학습 완료…"몇 주 내 공개"'],
    ['ko', '오픈AI, GPT-7 출시 연기설 부인'],
    ['zh', 'GPT-7跳票，奥特曼致歉'],
    ['en', 'Mystery model "horizon-gamma" on LMArena is probably GPT-7'],
  ])('is told so in %s: %s', (language, title) => {
    expect(releaseOf(title, '', language).status.value).toBe('rumoured')
  })

  it.each([
    ['de', 'GPT-7 kommt gut an'],
    ['de', 'Gemini 4 startet in Deutschland'],
    ['fr', 'Claude Opus 6 arrive sur Bedrock'],
    ['es', 'Gemini 4 llega a España'],
  ])('what is there elsewhere is not to come; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })

  it.each([
    ['ko', '"GPT-7 12월 출시"…오픈AI 내부 문건 유출', 'GPT-7'],
    ['ko', '문샷AI, 키미 K3 2종 공개', 'Kimi K3'],
    ['zh', '月之暗面Kimi K3 5月发布', 'Kimi K3'],
  ])('a month or how many is no version; %s: %s', (language, title, name) => {
    expect(modelOf(title, '', language).name.value).toBe(name)
  })

  it.each(['OpenAI releases GPT-7 mini; GPT-8 is months away', 'Qwen4 is out, Qwen5 due in April'])(
    'or one is here, and the next is to come: %s',
    (title) => {
      expect(releaseOf(title).status.value).toBe('released')
    },
  )

  it.each([
    'OpenAI delays GPT-4o retirement',
    'OpenAI delays GPT-4o voice feature',
    'Microsoft plans GPT-7 integration for July',
    'GPT-7 set for Azure',
    'How Alder delayed its GPT-7 migration',
    'Teasing GPT-7: how jailbreaks work',
    'Will GPT-7 be good?',
  ])('or is about something else: %s', (title) => {
    expect(factsOf(title)).toEqual([])
  })
})
