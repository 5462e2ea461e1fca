import { describe, expect, it } from 'vitest'
import { hubOwner } from '../../../src/news/facts/hub-owner.ts'
import { readEntry } from '../../../src/news/read.ts'

describe('hubOwner', () => {
  it.each([
    ['https://huggingface.co/nvidia/Larkspur-7B', 'NVIDIA', 'nvidia'],
    ['https://huggingface.co/blog/nvidia/larkspur', 'NVIDIA', 'nvidia'],
    ['https://huggingface.co/collections/tencent/larkspur-66', 'Tencent', 'tencent'],
    ['https://huggingface.co/deepseek-ai/Larkspur', 'DeepSeek', 'deepseek-ai'],
    ['https://www.modelscope.cn/models/MiniMaxAI/Larkspur', 'MiniMax', 'MiniMaxAI'],
  ])('knows whose %s is', (url, name, account) => {
    const owner = hubOwner(url)
    expect(owner?.name).toBe(name)
    expect(url.slice(owner?.start, owner?.end)).toBe(account)
  })

  it.each([
    'https://huggingface.co/papers/2602.00001',
    'https://huggingface.co/spaces/nvidia/larkspur',
    'https://huggingface.co/blog/larkspur',
    'https://huggingface.co/somebody-unheard-of/Larkspur',
    'https://example.com/nvidia/Larkspur',
    'https://huggingface.co/sequoia/Larkspur',
    '',
  ])('says nothing of %s', (url) => {
    expect(hubOwner(url)).toBeNull()
  })
})

describe('the vendor of a model', () => {
  const read = (title: string, summary: string, url: string) => {
    const entry = { id: 'e', title, summary, url, language: 'en' }
    const [release] = readEntry(entry, { name: 'Hub', kind: 'lab', language: 'en' }).facts
    if (release?.topic !== 'model-release') throw new Error(`no release in: ${title}`)
    return release.models[0]?.vendor ?? null
  }

  it('is the owner of the page where nobody is named, with the address as its evidence', () => {
    const url = 'https://huggingface.co/nvidia/larkspur-7b-v1'
    const vendor = read('Larkspur-7B: an open speech model for calls in two directions', '', url)
    expect(vendor?.value).toBe('NVIDIA')
    expect(vendor?.evidence).toMatchObject({ field: 'url', quote: 'nvidia', start: 23, end: 29 })
  })

  it('stays the maker of its family on the page of somebody who made it smaller', () => {
    const url = 'https://huggingface.co/nvidia/Llama-3.3-70B-FP4'
    expect(read('Llama 3.3 70B released in four bits', '', url)?.value).toBe('Meta')
  })

  it.each([
    ['nvidia/Llama-3.9-Nemotron-70B', 'NVIDIA'],
    ['somebody/Qwen3.9-35B-Rapid-Mix released with open weights', null],
    ['somebody/PersonaPlex-9B', null],
    ['nvidia/PersonaPlex-9B', 'NVIDIA'],
    ['openbmb/MiniCPM-o-9', 'ModelBest'],
    ['XiaomiMiMo/MiMo-V9', 'Xiaomi'],
    ['LGAI-EXAONE/EXAONE-9.5-33B', 'LG AI Research'],
    ['Wan-AI/Wan9.2-14B', 'Alibaba'],
    ['Qwen/Qwen3.9-35B', 'Alibaba'],
  ])('is nobody who only made what somebody else goes on from: %s', (title, vendor) => {
    const found = read(title, 'Type: text-generation Downloads: 1,042', `https://huggingface.co/${title}`)
    expect(found?.value ?? null).toBe(vendor)
  })
})
