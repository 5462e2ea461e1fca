import { describe, expect, it } from 'vitest'
import { siteOwner } from '../../../src/news/facts/site-owner.ts'
import { organisationNamed } from '../../../src/news/names/find-organisations.ts'
import { readEntry } from '../../../src/news/read.ts'

describe('siteOwner', () => {
  it.each([
    ['https://ai.meta.com/blog/larkspur/', 'Meta', 'ai.meta.com'],
    ['https://www.anthropic.com/news/larkspur', 'Anthropic', 'anthropic.com'],
    ['https://seed.bytedance.com/en/blog/larkspur', 'ByteDance', 'seed.bytedance.com'],
    ['https://blog.cohere.com/larkspur', 'Cohere', 'cohere.com'],
  ])('knows whose %s is', (url, name, site) => {
    const owner = siteOwner(url)
    expect(owner?.name).toBe(name)
    expect(url.slice(owner?.start, owner?.end)).toBe(site)
    expect(organisationNamed(name)?.name).toBe(name)
  })

  it.each([
    'https://news.example/anthropic.com',
    'https://notanthropic.com/news',
    'https://anthropic.com.example/news',
    'https://about.meta.com/company-info',
    '',
  ])('says nothing of %s', (url) => {
    expect(siteOwner(url)).toBeNull()
  })
})

describe('the vendor of a model that is told on its own site', () => {
  const vendorOf = (title: string, url: string) => {
    const entry = { id: 'e', title, summary: '', url, language: 'en' }
    const [release] = readEntry(entry, { name: 'Lab', kind: 'lab', language: 'en' }).facts
    if (release?.topic !== 'model-release') throw new Error(`no release in: ${title}`)
    return release.models[0]?.vendor ?? null
  }
  const title = 'Introducing Larkspur-2: an open model that separates voices'

  it('is the owner of the site where nobody is named, with the address as its evidence', () => {
    const vendor = vendorOf(title, 'https://ai.meta.com/blog/larkspur-2/')
    expect(vendor?.value).toBe('Meta')
    expect(vendor?.evidence).toMatchObject({ field: 'url', quote: 'ai.meta.com', start: 8, end: 19 })
    expect(vendorOf(title, 'https://news.example/larkspur-2')).toBeNull()
  })

  it('stays who is named', () => {
    const named = 'Mistral AI releases Larkspur-2, an open model that separates voices'
    expect(vendorOf(named, 'https://ai.meta.com/blog/larkspur-2/')?.value).toBe('Mistral AI')
  })
})
