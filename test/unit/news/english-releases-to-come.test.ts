import { describe, expect, it } from 'vitest'
import { releaseOf } from './read-fields.ts'

describe('an English headline of a model that is not out', () => {
  it.each([
    'GPT-7 release livestream on Wednesday',
    'OpenAI hints GPT-7 is days away',
    'OpenAI readies GPT-7',
    'OpenAI is working on GPT-7',
    'GPT-7 shows up in LMArena',
    'Mystery model on LMArena may be GPT-7',
    'New Grok models appear in arena, possibly Grok 6',
    'GPT-7 references found in ChatGPT code',
    'Altman: GPT-7 will be a big step',
    'Everything we know about GPT-7',
    "Meta's Llama 5 pushed to 2027",
    'DeepSeek V5 set for April debut',
    'DeepSeek V5 due in April',
    'DeepSeek V5 launch nears',
    'DeepSeek V5 countdown begins',
    'Anthropic prepares Claude Opus 6',
    'Anthropic holds back Claude Mythos 2',
  ])('is talk: %s', (title) => {
    expect(releaseOf(title).status.value).toBe('rumoured')
  })

  it.each(['Google shows off Gemini 4', 'Google demos Gemini 4'])('is only shown: %s', (title) => {
    expect(releaseOf(title).status.value).toBe('announced')
  })

  it('is for testers: Anthropic rolls Claude Opus 6 out to testers', () => {
    expect(releaseOf('Anthropic rolls Claude Opus 6 out to testers').status.value).toBe('preview')
  })

  it.each([
    'OpenAI launches GPT-7 after delays',
    'GPT-7 is out: everything we know',
    'GPT-7 has arrived',
    'GPT-7 is here, and it will be free',
    'Meta finally releases Llama 5',
    'OpenAI launches GPT-7, shows off its voice',
    'GPT-7 rolls out to free users',
  ])('or it is: %s', (title) => {
    expect(releaseOf(title).status.value).toBe('released')
  })
})
