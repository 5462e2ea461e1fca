/** The page itself; what is in the channel comes by server-sent events. */
export function previewPage(): string {
  return `<!doctype html>
<html lang="en">
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
<p>One channel, as Discord and as Slack would show it</p>
<label>Language <select id="language">
<option value="en">English</option><option value="ko">한국어</option><option value="ja">日本語</option><option value="zh">中文</option>
</select></label>
<button type="button" id="theme" aria-pressed="false">Dark</button>
</header>
<main>
<section class="pane discord" aria-label="Discord"><h2># ai-news <span>Discord</span></h2><div class="log" id="discord" role="log" tabindex="0" aria-label="Messages on Discord"></div></section>
<section class="pane slack" aria-label="Slack"><h2># ai-news <span>Slack</span></h2><div class="log" id="slack" role="log" tabindex="0" aria-label="Messages on Slack"></div></section>
</main>
<form id="ask" autocomplete="off">
<ul id="choices" role="listbox" aria-label="Ways to go on" hidden></ul>
<input id="line" type="text" placeholder="/models, /funding min_amount:100M, /help" aria-label="Command" role="combobox" aria-expanded="false" aria-controls="choices" aria-autocomplete="list" spellcheck="false" autofocus>
<button type="submit">Send</button>
</form>
</body>
</html>
`
}
