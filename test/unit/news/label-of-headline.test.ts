import { describe, expect, it } from 'vitest'
import { factsOf, modelOf, releaseOf } from './read-fields.ts'

describe('what a headline begins with', () => {
  it.each([
    'Exclusive: OpenAI to launch a new open model next month',
    'Breaking: Cohere releases an open source speech model',
    'Sam Altman: OpenAI will release a new open-weight model',
    'Bloomberg: Apple to release an AI model in March',
    'Today, Cohere releases an open source speech model',
    'In Toronto, Cohere unveils an AI model for speech',
    'Snap, maker of chats, unveils an AI text-to-image model',
    'Ex-OpenAI chief’s start-up releases its first open model',
    'Bloomberg：谷歌将发布新的开源模型',
  ])('is no model where the rest tells the news: %s', (title) => {
    expect(releaseOf(title, '', title.includes('：') ? 'zh' : 'en').models).toEqual([])
  })

  it.each([
    ['Larkspur: an open speech model from Cohere', 'Larkspur'],
    ['Show HN: Larkspur, an open speech model', 'Larkspur'],
    ['Larkspur 2: Cohere releases its open speech model', 'Larkspur 2'],
    ['Exclusive: OpenAI to launch GPT-9 next month', 'GPT-9'],
  ])('is one where it is named so: %s', (title, name) => {
    expect(modelOf(title).name.value).toBe(name)
  })

  it.each([
    'Samsung unveils Galaxy S27 with its own on-device AI model',
    'Google launches Pixel 12 with a new on-device AI model',
  ])('is no model where it is a device: %s', (title) => {
    expect(factsOf(title).flatMap((facts) => (facts.topic === 'model-release' ? facts.models : []))).toEqual([])
  })

  it('of a summary is one where the headline names it, too', () => {
    expect(modelOf('Bringing the Larkspur model to everyone', 'Larkspur is faster now.').name.value).toBe('Larkspur')
  })
})
