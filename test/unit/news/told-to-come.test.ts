import { describe, expect, it } from 'vitest'
import { factsOf, releaseOf } from './read-fields.ts'

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
