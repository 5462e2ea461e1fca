import { describe, expect, it } from 'vitest'
import { plainlyTold } from '../../../src/news/facts/topics/plainly-told.ts'
import { scanText } from '../../../src/news/scan-text.ts'

function told(title: string): boolean | null {
  return plainlyTold('model-release', scanText(title, '', null, 'A feed', 'en'))
}

describe('an English headline that says who brings what kind of model', () => {
  it.each([
    ['Quillon launches a small speech model for phones'],
    ['Quillon’s Larkspur team releases two open-weight vision models'],
    ['Meet Larkspur: an open video model for everyone'],
    ['Larkspur – a new image model from a tiny lab'],
    ['Quillon releases Larkspur, its first video generator'],
    ['Quillon has quietly introduced its first 7B-parameter coding model, beating rivals'],
  ])('tells of a release: %s', (title) => {
    expect(told(title)).toBe(true)
  })

  it.each([
    ['another thing', 'Quillon launches platform for language models'],
    ['a thing for models', 'Quillon unveils AI model evaluation suite'],
    ['a model of another sort', 'Quillon introduces a new pricing model'],
    ['a car', 'Quillon unveils electric concept model'],
    ['a paper', 'Quillon releases a language model, researchers say in a paper'],
    ['what is imagined', 'What if Quillon releases a language model'],
    ['a question', 'Quillon launches a speech model?'],
    ['what is to come', 'Quillon will launch a speech model'],
  ])('or leaves it open where it is %s: %s', (_, title) => {
    expect(told(title)).not.toBe(true)
  })
})
