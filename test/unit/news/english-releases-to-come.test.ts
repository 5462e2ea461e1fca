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
    'xAI’s Grok 6 misses another deadline',
    'DeepSeek V5 countdown begins',
    'Anthropic prepares Claude Opus 6',
    'Anthropic holds back Claude Mythos 2',
    'Signs of GPT-7 spotted in ChatGPT app',
    'Mentions of a new Claude model found in docs: Claude Opus 6',
    'OpenAI drops hints that GPT-7 will be huge',
    'GPT-7 launch event on Monday',
    'New Grok model on LMArena could be Grok 6',
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
    'New DeepSeek V5 may be the cheapest frontier model',
    "Meta ships Llama 5, references to 'superintelligence' included",
    "Alibaba's Qwen4 lands with signs of stronger reasoning",
    "DeepSeek-V5 release shows signs of China's AI progress",
    "OpenAI's GPT-7 launch event: all the news as it happened",
    "Upstage's Solar Pro 4 sets new record and will be free until June",
    "Google's Gemma 4 pops up in AI Studio, available to all developers",
    'Claude Opus 6 is finally here; Haiku 6 set for April',
    'GPT-7 arrives: here is what to expect',
    'Google drops Gemini 4, its new flagship may be the best yet',
    "Baidu's Ernie 6 debuts; will be free in April",
    'Qwen4 ships, Qwen5 in the works',
    'Zhipu ships GLM-6 as it prepares for IPO',
    'Moonshot AI drops Kimi K3, readies IPO',
    "xAI's Grok 6 out now: what we know about it",
  ])('or it is: %s', (title) => {
    expect(releaseOf(title).status.value).toBe('released')
  })
})
