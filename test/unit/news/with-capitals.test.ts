import { describe, expect, it } from 'vitest'
import { withCapitals } from '../../../src/news/with-capitals.ts'
import { factsOf, fundingOf } from './read-fields.ts'

describe('a headline in small letters', () => {
  it.each([
    ['quillon raises $40 million led by alder capital', 'Quillon raises $40 million led by Alder Capital'],
    ['alder-backed quillon is worth €2bn', 'alder-backed Quillon is Worth €2bn'],
    ['openai-backed quillon ai lands $40m from a16z', 'OpenAI-backed Quillon AI lands $40m from a16z'],
    ['openai raises $10b', 'OpenAI raises $10b'],
  ])('with a sum has large ones where names may be: %s', (written, read) => {
    expect(withCapitals(written, 'en')).toBe(read)
    expect(read).toHaveLength(written.length)
  })

  it.each([
    ['quillon raises money from alder capital', 'en'],
    ['eBay-backed quillon raises $40 million', 'en'],
    ['quillon holt 40 million €', 'de'],
    ['got $40 back', 'en'],
    ['quillon releases v5', 'en'],
    ['deepseek releases a report', 'en'],
  ])('stays as it is without one, with a large one, elsewhere, or in few words: %s', (written, language) => {
    expect(withCapitals(written, language)).toBe(written)
  })

  it.each([
    ['NVIDIA INVESTS $2 BILLION IN QUILLON AI', 'NVIDIA Invests $2 billion in Quillon AI'],
    ['ELEVENLABS LAUNCHES LARKSPUR V5', 'ElevenLabs Launches Larkspur V5'],
    ['LARKSPUR V5', 'LARKSPUR V5'],
    ['奎隆智能 发布 GPT AB', '奎隆智能 发布 GPT AB'],
  ])('and so has one in capitals, of which few are left: %s', (written, read) => {
    expect(withCapitals(written, 'en')).toBe(read)
    expect(read).toHaveLength(written.length)
  })

  it('is of those who are known', () => {
    expect(fundingOf('openai raises $10b').company).toMatchObject({ value: 'OpenAI', evidence: { quote: 'openai' } })
    expect(fundingOf('sequoia and a16z back openai rival quillon in $40m round').company?.value).toBe('Quillon')
    const [facts] = factsOf('MISTRAL UNVEILS MEDIUM 4')
    expect(facts).toMatchObject({ models: [{ name: { value: 'Mistral Medium 4', evidence: { quote: 'MEDIUM 4' } } }] })
  })

  it.each([
    ['mistral releases medium 4', 'Mistral Medium 4', 'medium 4'],
    ['deepseek just dropped v5', 'DeepSeek V5', 'v5'],
  ])('is of a maker that brings a number: %s', (title, value, quote) => {
    expect(factsOf(title)).toMatchObject([{ models: [{ name: { value, evidence: { quote } } }] }])
  })

  it('is quoted as it was written', () => {
    const title = 'robotics startup quillon raises $40 million series b led by alder capital'
    const { company, leads } = fundingOf(title)
    expect(company).toMatchObject({ value: 'Quillon', evidence: { quote: 'quillon', start: 17, end: 24 } })
    expect(leads).toMatchObject([{ value: 'Alder Capital', evidence: { quote: 'alder capital' } }])
  })
})
