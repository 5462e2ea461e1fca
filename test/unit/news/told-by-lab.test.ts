import { describe, expect, it } from 'vitest'
import { isToldByLab } from '../../../src/news/facts/topics/told-by-lab.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { factsOf, releaseOf } from './read-fields.ts'

function told(title: string, language = 'en'): boolean | null {
  return isToldByLab(scannedText(title, { language }).title, language)
}

describe('a lab that brings what nobody knows, with a number', () => {
  it.each([
    ['en', 'OpenAI launches Zephra 2', 'Zephra 2', 'OpenAI'],
    ['en', 'Anthropic has quietly released Vale 1.5 Pro, its cheapest yet', 'Vale 1.5 Pro', 'Anthropic'],
    ['en', 'Mistral’s Zephra-2 is here', 'Zephra-2', 'Mistral AI'],
    ['en', 'OpenAI launches Orrin Vale 2, a reasoning model', 'Orrin Vale 2', 'OpenAI'],
    ['en', 'Skild AI unveils Orrin Vale 2', 'Orrin Vale 2', 'Skild AI'],
    ['en', 'Cartesia launches Zephra 4', 'Zephra 4', 'Cartesia'],
    ['en', 'Mistral releases Grey Falcon 3', 'Grey Falcon 3', 'Mistral AI'],
    ['en', 'Mistral releases Mistral Large 9', 'Mistral Large 9', 'Mistral AI'],
    ['en', 'Dream Machine 9 released by Luma', 'Dream Machine 9', 'Luma AI'],
    ['en', 'Zephra 2 was launched by OpenAI with a longer context', 'Zephra 2', 'OpenAI'],
    ['en', 'Seedance 9 unveiled by ByteDance', 'Seedance 9', 'ByteDance'],
    ['ko', '오픈AI, ‘제프라 2’ 공개', '제프라 2', 'OpenAI'],
    ['zh', '月之暗面正式发布“云岫 2”', '云岫 2', 'Moonshot AI'],
    ['zh', 'MiniMax发布M9并开源', 'MiniMax M9', 'MiniMax'],
    ['ja', 'OpenAI、「ゼフラ2」を発表', 'ゼフラ2', 'OpenAI'],
  ])('releases a model; %s: %s', (language, title, name, vendor) => {
    expect(told(title, language)).toBe(true)
    const [model] = releaseOf(title, '', language).models
    expect([model?.name.value, model?.vendor?.value]).toEqual([name, vendor])
  })

  it.each([
    ['en', 'OpenAI unveils Terminal 2 at its conference'],
    ['en', 'Anthropic launches Partner Program 2.0'],
    ['en', 'Mistral releases Le Chat 2'],
    ['en', 'Partner Program 2.0 launched by Anthropic'],
    ['zh', 'OpenAI发布笔记本 5'],
    ['ko', '업스테이지, 파트너플랫폼 2 출시'],
  ])('but no tool or thing; %s: %s', (language, title) => {
    expect(told(title, language)).toBe(false)
    expect(factsOf(title, '', language)).toEqual([])
  })

  it.each([
    'Google launches Zephra 9',
    'Figure AI unveils Figure 04',
    'OpenAI launches Zephra 2 billing for teams',
    'OpenAI launches in 2 countries',
    'What OpenAI launches Zephra 2 for',
    'OpenAI delays Zephra 2',
  ])('and nothing is said of: %s', (title) => {
    expect(told(title)).toBeNull()
  })
})
