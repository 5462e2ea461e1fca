// The browser's part of the preview page: it shows what the server has drawn, and sends what is typed and pressed.
const panes = { discord: document.getElementById('discord'), slack: document.getElementById('slack') }
const line = document.getElementById('line')
const choices = document.getElementById('choices')
const language = document.getElementById('language')
const theme = document.getElementById('theme')
const words = JSON.parse(document.documentElement.dataset.words)
const KEEP_AT_END_PX = 120
const COMPLETE_AFTER_MS = 80

/** Runs the change, and keeps the end of the pane in sight where it was in sight before. */
function append(pane, change) {
  const wasAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < KEEP_AT_END_PX
  change()
  if (wasAtEnd) pane.scrollTop = pane.scrollHeight
}

/** The server has escaped whatever came from a feed; the policy of the page runs no script all the same. */
function fill(article, html, { line = null, note = '' } = {}) {
  article.innerHTML = `<div class="face" aria-hidden="true">AI</div><div class="body"><div class="who">AI Wire <span>APP</span></div>${html}</div>`
  if (line !== null) article.querySelector('.who').after(line)
  if (note !== '') {
    const hint = document.createElement('p')
    hint.className = 'note'
    hint.textContent = note
    article.lastElementChild.append(hint)
  }
}

function newArticle(className) {
  const article = document.createElement('article')
  article.className = className
  return article
}

/** Words of the page in an element of their own: they follow its language. */
function say(element, word) {
  element.dataset.word = word
  element.textContent = words[language.value][word]
  return element
}

/** By the id of an article: what an answer to it shows of it. */
const quotes = new Map()

function fillQuote(link) {
  const id = link.dataset.quotes
  link.innerHTML = quotes.get(id) ?? ''
  // Discord shows so little of a message that is all embed.
  if (link.textContent === '' && id.startsWith('discord-')) say(link, 'seeAttachment')
}

/** The line that leads from an answer in the channel to what it answers. */
function answerLine(name, answered) {
  const line = document.createElement('p')
  line.className = 'answered'
  const link = document.createElement('a')
  link.href = `#${answered}`
  link.dataset.quotes = answered
  fillQuote(link)
  const before = document.createElement('span')
  line.append(name === 'slack' ? say(before, 'repliedTo') : 'AI Wire', ' ', link)
  return line
}

function alsoLine() {
  const line = document.createElement('p')
  line.className = 'note'
  return say(line, 'alsoInChannel')
}

/** Draws a message where it stands; a new one at the end of its place. */
function put(id, place, className, html, line) {
  let article = document.getElementById(id)
  if (article === null) {
    article = newArticle(className)
    article.id = id
    place.append(article)
  }
  const replies = [...article.querySelectorAll(':scope > .body > article')]
  fill(article, html, { line })
  article.querySelector('.body').append(...replies)
}

function show(message) {
  const { ref, threadOf, isForAll } = message
  for (const [name, pane] of Object.entries(panes)) {
    append(pane, () => {
      const id = `${name}-${ref}`
      const html = message[name]
      const thread = threadOf === null ? null : document.querySelector(`[id="${name}-${threadOf}"] .body`)
      if (threadOf !== null && isForAll) {
        put(id, pane, 'message', html, answerLine(name, `${name}-${threadOf}`))
        // On Discord it is an answer alone; on Slack it stands in its thread, too.
        if (name === 'slack' && thread !== null) put(`${id}-in-thread`, thread, 'message reply', html, alsoLine())
      } else {
        put(id, thread ?? pane, threadOf === null ? 'message' : 'message reply', html, null)
      }
      quotes.set(id, message.quotes[name])
      for (const link of document.querySelectorAll(`[data-quotes="${id}"]`)) fillQuote(link)
    })
  }
}

/** Answers stand below each other; a page turns where its button was. */
function showAnswer(answer, typed, turned) {
  for (const [name, pane] of Object.entries(panes)) {
    append(pane, () => {
      // Only one of the two may have such a thing.
      if (answer[name] === '') return
      const note = answer.isPrivate ? words[language.value].onlyYou : ''
      const old = turned === null ? null : pane.querySelector(`[data-answer="${turned}"]`)
      const article = old ?? newArticle('message answer')
      article.dataset.command = answer.command
      if (old === null) {
        article.dataset.answer = String(answers)
        if (typed !== '') {
          const asked = document.createElement('p')
          asked.className = 'asked'
          asked.textContent = typed
          pane.append(asked)
        }
        pane.append(article)
      }
      fill(article, answer[name], { note })
      if (old === null) pane.scrollTop = pane.scrollHeight
    })
  }
  answers += 1
}
let answers = 0

async function post(path, body) {
  const response = await fetch(`/preview/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language: language.value, ...body }),
  })
  return response.ok ? await response.json() : null
}

document.getElementById('ask').addEventListener('submit', async (event) => {
  event.preventDefault()
  const typed = line.value.trim()
  if (typed === '') return
  line.value = ''
  // What was asked for while it was typed comes too late.
  clearTimeout(waiting)
  asked += 1
  hideChoices()
  const answer = await post('type', { line: typed })
  if (answer !== null) showAnswer(answer, typed, null)
})

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-press]')
  if (button === null) return
  const answer = await post('press', { line: button.dataset.id, platform: button.dataset.press })
  if (answer === null) return
  const article = button.closest('[data-answer]')
  const isPage = article !== null && article.dataset.command === answer.command
  showAnswer(answer, '', isPage ? article.dataset.answer : null)
})

const scene = document.getElementById('scene')
scene.addEventListener('change', async () => {
  const name = scene.value
  scene.value = ''
  const shown = await post('scene', { line: name })
  if (shown !== null) showAnswer(shown, '', null)
})

let selected = -1
let waiting = null
let asked = 0

function hideChoices() {
  choices.hidden = true
  choices.replaceChildren()
  selected = -1
  line.setAttribute('aria-expanded', 'false')
  line.removeAttribute('aria-activedescendant')
}

function select(at) {
  const items = [...choices.children]
  if (items.length === 0) return
  selected = (at + items.length) % items.length
  for (const [index, item] of items.entries()) item.setAttribute('aria-selected', String(index === selected))
  line.setAttribute('aria-activedescendant', items[selected].id)
  items[selected].scrollIntoView({ block: 'nearest' })
}

function take(item) {
  line.value = item.dataset.line
  hideChoices()
  line.focus()
  void suggest()
}

async function suggest() {
  const mine = (asked += 1)
  if (line.value === '') {
    hideChoices()
    return
  }
  const found = await post('complete', { line: line.value })
  // What was asked for first may be answered last.
  if (mine !== asked || found === null) return
  hideChoices()
  const useful = found.filter((one) => one.line.trim() !== line.value.trim())
  choices.replaceChildren(
    ...useful.map((one, at) => {
      const item = document.createElement('li')
      item.id = `choice-${at}`
      item.setAttribute('role', 'option')
      item.dataset.line = one.line
      item.textContent = one.label
      item.addEventListener('mousedown', (event) => {
        event.preventDefault()
        take(item)
      })
      return item
    }),
  )
  choices.hidden = useful.length === 0
  line.setAttribute('aria-expanded', String(useful.length > 0))
}

line.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => void suggest(), COMPLETE_AFTER_MS)
})
line.addEventListener('blur', hideChoices)
line.addEventListener('keydown', (event) => {
  if (choices.hidden) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    select(event.key === 'ArrowDown' ? selected + 1 : selected < 0 ? -1 : selected - 1)
  } else if (event.key === 'Escape') {
    hideChoices()
  } else if (event.key === 'Tab' || (event.key === 'Enter' && selected >= 0)) {
    event.preventDefault()
    const item = choices.children[Math.max(selected, 0)]
    if (item !== undefined) take(item)
  }
})

function speak() {
  const said = words[language.value]
  document.documentElement.lang = language.value
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = said[element.dataset.word]
  for (const element of document.querySelectorAll('[data-name]')) element.ariaLabel = said[element.dataset.name]
}
// A browser that goes back to the page keeps what was chosen.
speak()
language.addEventListener('change', speak)

function setTheme(isDark) {
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  theme.setAttribute('aria-pressed', String(isDark))
}
setTheme(matchMedia('(prefers-color-scheme: dark)').matches)
theme.addEventListener('click', () => setTheme(document.documentElement.dataset.theme !== 'dark'))

new EventSource('/preview/events').addEventListener('message', (event) => show(JSON.parse(event.data)))
