import { expect, test } from 'vitest'
import { pageLanguage } from '../../../src/web/page-language.ts'
import { escapeHtml, linkHtml, timeHtml } from '../../../src/web/html.ts'
import { link, text } from '../../../src/core/card.ts'
import { drawLine } from '../../../src/web/draw-card.ts'
import { drawStoryList } from '../../../src/web/story-list.ts'
import { fundingStory } from '../../builders/sample-story.ts'
import { inLanguage } from '../../../src/web/in-language.ts'

test('a text ends neither a tag nor an attribute', () => {
  expect(escapeHtml(`<a href="x" id='y'>&</a>`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;')
})

test('only addresses of the web are links, and whoever is led to is told nothing of the page', () => {
  expect(linkHtml('https://news.example/?a=1&b="', 'News')).toBe(
    '<a href="https://news.example/?a=1&amp;b=%22" target="_blank" rel="noopener noreferrer nofollow">News</a>',
  )
  for (const address of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'https://google.com@evil.example/',
    'https://:word@evil.example/',
    '/models',
    '',
  ])
    expect(linkHtml(address, 'News'), address).toBe('News')
})

test('no line of a page begins with the point between two parts', () => {
  const options = { language: 'en', nowMs: 0, basePath: '' } as const
  const line = [link('Acme', 'https://acme.example/'), text(' · $5M · Seed')]
  const drawn = drawLine(line, options) + drawStoryList([fundingStory('announced')], options)
  expect(drawn).toContain('Acme</a>&nbsp;· $5M&nbsp;· Seed')
  expect(drawn.match(/·/gu)).toHaveLength(7)
  expect(drawn).not.toMatch(/(?<!&nbsp;)·/u)
})

test('a moment that is none is not drawn', () => {
  expect(timeHtml(Number.NaN, false, 0, 'en-US')).toBe('')
  expect(timeHtml(1e15, false, 0, 'en-US')).toBe('')
})

test.each([
  ['', 'en'],
  ['ko', 'ko'],
  ['KO-kr, en', 'ko'],
  ['zh-Hant-TW;q=0.8, en;q=0.5', 'zh'],
  // Konkani is no Korean, Zhuang no Chinese.
  ['kok-IN, en;q=0.4', 'en'],
  ['zha, ja;q=0.2', 'ja'],
  // Whatever else, but not this.
  ['ko;q=0, fr', 'en'],
  ['ja;q=0.000, ko;q=0.1', 'ko'],
  ['*;q=0.5, ja ; q=0.1', 'ja'],
])('who prefers "%s" reads %s', (wishes, language) => {
  const request = new Request('http://bot.example/', { headers: { 'accept-language': wishes } })
  expect(pageLanguage(request)).toBe(language)
})

test('an address of ours stays one, however many slashes it begins with', () => {
  expect(inLanguage('//evil.example/x', { language: 'en', basePath: '' })).toBe('/evil.example/x?lang=en')
  expect(inLanguage('/\\\\evil.example', { language: 'ko', basePath: '/wire' })).toBe('/wire/evil.example?lang=ko')
  expect(inLanguage('/models?q=a', { language: 'ja', basePath: '' })).toBe('/models?q=a&amp;lang=ja')
})

test('a moment is told as it is asked for', () => {
  const options = { language: 'en', nowMs: 7_200_000 } as const
  const time = (style: 'date' | 'relative') => drawLine([{ kind: 'time', atMs: 0, style }], options)
  expect([time('relative'), time('date')].map((html) => html.replace(/<[^>]*>/gu, ''))).toEqual([
    '2 hours ago',
    'January 1, 1970',
  ])
})
