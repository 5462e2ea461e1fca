import { expect, test } from 'vitest'
import { buildStoryPage } from '../../../src/bot/cards/story-page.ts'
import { listedStory } from '../../../src/bot/cards/story-line.ts'
import { drawCard, drawLine } from '../../../src/web/draw-card.ts'
import { wordsHtml } from '../../../src/web/html.ts'
import { drawStoryList } from '../../../src/web/story-list.ts'
import { report } from '../../builders/story.ts'
import { fundingStory } from '../../builders/sample-story.ts'

const ENGLISH = 'Anthropic raises $30 billion'
const KOREAN = '앤트로픽, 300억 달러 유치'
const story = fundingStory('in-talks', {}, { title: ENGLISH })
const korean = fundingStory('announced', {}, { title: KOREAN })
const source = { ...report({ entryId: 'entry-1', facts: story.facts, title: KOREAN }), language: 'ko' }
const inKorean = { ...korean, sources: korean.sources.map((one) => ({ ...one, language: 'ko' })) }
const options = (language: 'en' | 'ja' | 'ko') => ({ language, nowMs: 0, basePath: '' })

test('a headline in another language than its page says so, and the words around it do not', () => {
  expect(drawStoryList([story], options('ja'))).toContain(`>報道によると：<span lang="en">${ENGLISH}</span></a>`)
  expect(drawStoryList([story], options('en'))).not.toContain('lang="en"><')
  expect(drawStoryList([inKorean], options('en'))).toContain(`“<span lang="ko">${KOREAN}</span>”&nbsp;· `)
  expect(listedStory(inKorean, 'ko').map((line) => drawLine(line, options('ko')))[0]).toContain(`>${KOREAN}</a>`)
})

test('a story says the language of its headline, of each report and of each quote', () => {
  const html = drawCard(buildStoryPage(story, [source], 'ja'), options('ja'))
  expect(html).toMatch(
    new RegExp(`<h1><a [^>]*>報道によると：<span lang="en">${ENGLISH.replace('$', '\\$')}</span></a></h1>`, 'u'),
  )
  expect(html).toContain('「<span lang="ko">as it was written</span>」')
  expect(html).toContain(`<span lang="ko">${KOREAN}</span>`)
})

test('what is marked is text, whatever it holds, and keeps its direction', () => {
  const foreign = { words: '<b>', language: '"><i>' }
  expect(wordsHtml('x <b> y', foreign)).toBe('x <span lang="&quot;&gt;&lt;i&gt;">&lt;b&gt;</span> y')
  expect(wordsHtml('x', { words: 'elsewhere', language: 'ko' })).toBe('x')
  expect(wordsHtml('x: שלום', { words: 'שלום', language: 'he' })).toBe('x: <bdi lang="he">שלום</bdi>')
})
