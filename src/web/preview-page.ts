import { LANGUAGES } from '../core/workspace.ts'
import { escapeHtml } from './html.ts'
import { LANGUAGE_NAMES } from './language-names.ts'
import { PREVIEW_WORDS } from './preview-words.ts'

const { en } = PREVIEW_WORDS

/** The page itself; what is in the channel comes by server-sent events. */
export function previewPage(): string {
  return `<!doctype html>
<html lang="en" data-words="${escapeHtml(JSON.stringify(PREVIEW_WORDS))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AI Wire: preview</title>
<link rel="icon" href="/preview/icon.svg">
<link rel="stylesheet" href="/preview/style.css">
<script type="module" src="/preview/client.js"></script>
</head>
<body>
<header>
<h1>AI Wire</h1>
<p data-word="about">${en.about}</p>
<label><span data-word="language">${en.language}</span> <select id="language">
${LANGUAGES.map((language) => `<option value="${language}">${LANGUAGE_NAMES[language]}</option>`).join('')}
</select></label>
<select id="scene" aria-label="${en.show}" data-name="show">
<option value="" data-word="show">${en.show}</option><option value="greeting" data-word="greeting">${en.greeting}</option><option value="forms" data-word="forms">${en.forms}</option><option value="home" data-word="home">${en.home}</option>
</select>
<button type="button" id="theme" aria-pressed="false" data-word="dark">${en.dark}</button>
</header>
<noscript>${withoutScript()}</noscript>
<main>
<section class="pane discord" aria-label="Discord"><h2># ai-news <span>Discord</span></h2><div class="log" id="discord" role="log" tabindex="0" aria-label="${en.messages}" data-name="messages"></div></section>
<section class="pane slack" aria-label="Slack"><h2># ai-news <span>Slack</span></h2><div class="log" id="slack" role="log" tabindex="0" aria-label="${en.messages}" data-name="messages"></div></section>
</main>
<form id="ask" autocomplete="off">
<ul id="choices" role="listbox" aria-label="${en.choices}" data-name="choices" hidden></ul>
<input id="line" type="text" placeholder="/models, /funding min_amount:100M, /help" aria-label="${en.command}" data-name="command" role="combobox" aria-expanded="false" aria-controls="choices" aria-autocomplete="list" spellcheck="false" autofocus>
<button type="submit" data-word="send">${en.send}</button>
</form>
</body>
</html>
`
}

/** HTML: nobody can choose a language without a script, so all of them are there. */
function withoutScript(): string {
  return LANGUAGES.map((language) => `<p lang="${language}">${escapeHtml(PREVIEW_WORDS[language].noScript)}</p>`).join(
    '',
  )
}
