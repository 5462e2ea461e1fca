import { compact } from '../../patterns/compact.ts'
import type { ScannedField } from '../../scan-text.ts'
import { RELEASE_DENIED_JA } from './denies-release.ts'
import { namesMaker } from '../topics/names-maker.ts'
import { LAUNCH, MISSES_ITS_DATE, TIME } from './english-launch-words.ts'

/** Right before a model that is not out, and what may stand behind it then: `delays GPT-7 over safety`. */
const WAITS_BEFORE = new RegExp(
  `\\b(?:delays?|delayed|delaying|postpones?|postponed|pushes back|shelves|readies|teases?|nears?|hints at|preps|is working on|promises to open-source|will open-source|plans to open-source|hold(?:s|ing)? back) (?:the )?(?:(?:${LAUNCH} of|its|its new|upcoming|new) )?$`,
  'iu',
)
const ALONE = new RegExp(
  `^(?:$| (?:in (?:the )?(?:\\w{1,6} ){0,2}(?:weeks|months|years|future)|this (?:year|month|week)|yet|anytime)\\b|[,.:;!–—]|['’]s? ${LAUNCH}\\b| (?:again|over|until|amid|after|by|for|indefinitely|${LAUNCH}|as|ahead of|to (?!(?:its|the|all|more|free|paid)\\b))\\b)`,
  'iu',
)
/** `No GPT-7 this year`; of `no GPT-7 for free users` it is out. */
const NO_BEFORE = /\b(?:no|denies(?: plans for)?) $/iu
const NOT_NOW = new RegExp(
  `^(?:$|[,.!–—]| ${LAUNCH}\\b| (?:in (?:the )?(?:\\w{1,6} ){0,2}(?:weeks|months|years|future)|this (?:year|month|week)|yet|anytime|until|before)\\b)`,
  'iu',
)
/** Right behind it: `GPT-7 is days away`, `DeepSeek V5 due in April`. */
const WAITS_BEHIND = compact(
  new RegExp(
    `^['’]?s? (?:(?:is |are |now )?(?:(?:hours|days|weeks|months) away|(?:scheduled|due|slated|set|on track|planned|expected) (?:(?:for|in|on) (?:an? )?${TIME}|to (?:launch|arrive|debut|land|ship|be released)\\b)|delayed|postponed|pushed (?:back )?(?:to|into|until)|coming (?:(?:in |on )?${TIME}|soon))|${MISSES_ITS_DATE}|(?:won['’]t|will not|will) (?:launch|arrive|debut|ship|be released|be out)\\b(?! (?:in|on|for|to) (?!${TIME}))|${LAUNCH} (?:nears|looms|approaches|slips|delayed|postponed|pushed|date|countdown)|countdown (?:begins|starts|is on))`,
    'iu',
  ),
)
const PLANNED_FOR = new RegExp(
  `\\b(?:plans|schedules|slates|targets|sets|promises|pencils in) (?:(?:the )?(?:${LAUNCH} of )?)$`,
  'iu',
)
/** `sets December 8 launch for`, right before it. */
const LAUNCH_SET_FOR = new RegExp(
  `\\b(?:sets|schedules|slates|targets|plans|pencils in|eyes) (?:an? )?${TIME}(?: \\d{1,2}(?:st|nd|rd|th)?)? ${LAUNCH} (?:for|of) $`,
  'iu',
)
const AT_A_TIME = new RegExp(`^ (?:(?:for|by|in|at) |${LAUNCH} (?:for|in|by) )${TIME}`, 'iu')

/** Right before it in German, French and Spanish: `repousse la sortie de GPT-7`. */
const WAITS_BEFORE_ABROAD =
  /(?<!\p{L})(?:verschiebt|verzögert|repousse(?:rait)?|reporte|retarde|retrasa|aplaza|pospone|adia|atrasa|rinvia|rimanda|posticipa) (?:(?:die |den |das |la |le |el |o |il |l['’])?(?:veröffentlichung|start|release|sortie|lancement|arrivée|lanzamiento|salida|llegada|lançamento|chegada|lancio|uscita|arrivo) (?:von |de |do |di |d['’])(?:[\p{L}.]{2,14}[ -])?)?$/iu

/** Right behind it in German, French and Spanish: `GPT-6 kommt wohl im Dezember`, `GPT-6 : OpenAI confirme une sortie en janvier`. */
const WAITS_ABROAD = new RegExp(
  '^(?: (?:kommt|erscheint|startet) (?:(?:wohl|erst|voraussichtlich|wahrscheinlich|schon|bereits|noch|vermutlich) ){0,2}(?:im (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Frühjahr|Frühling|Sommer|Herbst|Winter|nächsten|kommenden|Laufe)(?!\\p{L})|am \\d|(?:in (?:den )?)?(?:nächste|kommende|wenige)|(?:Ende|Anfang|Mitte) |demnächst|später|bald(?!\\p{L}))' +
    '| (?:soll|könnte|dürfte|wird) (?:[^\\s,;:]{1,16} ){0,5}?(?:kommen|erscheinen|starten|vorgestellt|veröffentlicht)(?!\\p{L})| (?:verzögert|verspätet) sich(?!\\p{L})' +
    '| ?:? (?:[^,;:]{2,24} (?:confirme|annonce|promet|prévoit|vise|prépare|préparerait) )?(?:une |un )?(?:sortie|lancement|arrivée) (?:prévue? )?(?:en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|20\\d\\d)|pour|dès|fin|début|la semaine|le mois)(?!\\p{L})' +
    '| (?:sortirait|arriverait|sortira|arrivera|débarquera|sera (?:lancé|publié|dévoilé|disponible)|devrait (?:sortir|arriver|être)|est attendu|attendu|arrive (?:en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|20\\d\\d)|le \\d{1,2}|la semaine|bientôt|cette semaine|dans (?:quelques|les prochain\\p{L}{1,2}|\\d{1,2}))|(?:est )?(?:repoussé|reporté|retardé))(?!\\p{L})' +
    '| (?:llegaría|saldría|se lanzaría|llegará|saldrá|se lanzará|será lanzado|podría (?:llegar|salir|lanzarse)|llega (?:en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|20\\d\\d)|el \\d{1,2}|la próxima|este (?:año|mes|verano|otoño))|se retrasa)(?!\\p{L})' +
    '| (?:chegará|sairá|será lançado|(?:deve|pode|vai|deverá|deveria) (?:chegar|sair|ser lançado)|chega (?:em (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|20\\d\\d)|na próxima|no próximo)|é adiado)(?!\\p{L})' +
    '| (?:arriverà|uscirà|sarà (?:lanciato|disponibile)|(?:potrebbe|dovrebbe) (?:arrivare|uscire|essere)|in arrivo|è atteso|atteso|arriva (?:(?:ad?|in) (?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|autunno|estate)|nel 20\\d\\d|la prossima|entro)|slitta|rinviato)(?!\\p{L}))',
  'u',
)

/** `GPT-7, 올해 안 나온다`, `GPT-7, 2월 중순 나온다`, `GPT-7はいつ登場`: the same in Korean and Japanese. */
const WAITS_EAST =
  /^['"’”」』]?(?:[은는이가]|,|は|の)?\s?(?:[\p{Script=Hangul}\d]{1,6}\s){0,2}(?:(?<=(?:\d월|중순|초|말|내|주|달|내년|연내|곧)\s)나온다|(?<=(?:\d월|중순|초|말|내|주|달|내년|연내|곧)에\s)나온다|안\s?나온다|못\s?나온다|나오지\s?않|언제\s?나오|출시\s?(?:임박|연기|지연|무산)|(?:年内|今年)?[^。]{0,6}(?:出ない|登場しない)|いつ(?:登場|公開|出る))/u

/** `Grok 9以“曜石”身份现身竞技场`: the same in Chinese, of what is seen before it is out. */
const SEEN_ZH = /^\s?(?:(?:疑似|已|被曝?)|以[^，。；]{1,16}身份){0,2}(?:现身|惊现|偷跑|泄露|流出)/u

/** `智谱辟谣GLM-9本月发布`, `클로드 9 출시설 일축`, `GPT-9の年内公開を否定`: who was to bring it denies that. */
const DENIED_BEFORE_ZH = /(?:否认|辟谣|回应|澄清)[：:]?(?:将|会|其)?(?:发布|推出|上线|开源)?\s?[“"「《]?$/u
const DENIED_BEHIND_ZH =
  /^[^，。；：]{0,10}?(?:发布|推出|上线|开源)(?:(?:的)?(?:传闻|消息|传言|报道|计划|一事))?(?=$|[，。；！：”"」])/u
const DENIED_BEHIND = new RegExp(
  `^['’"”」』]?\\s?(?:\\S{1,6}\\s)?(?:출시|공개|발표)\\s?설[^.…,]{0,8}?(?:부인|사실\\s?무근|일축|반박)|^[」』]?${RELEASE_DENIED_JA}`,
  'u',
)

/** `Claude Opus 9 leaked in Vertex logs`, `Gemini 9 appears on LMArena`: the same in English; what appears on Azure is sold there. */
const SEEN_IN =
  /^ (?:(?:briefly|reportedly|accidentally) )?(?:(?:leak(?:s|ed)|seen|spotted|discovered) (?:in|on|inside) (?:[\p{L}’'-]{1,16} ){0,3}?(?:code(?:base)?|logs?|docs|documentation|apps?|API|strings|config|console|files|repo|commits?|menu|SDK|Vertex|Azure|Bedrock|OpenRouter|LMArena|[Aa]rena|Hugging Face|HF|GitHub)|(?:appears|surfaces|(?:shows|pops|turns) up) (?:in|on|inside) (?:[\p{L}’'-]{1,16} ){0,3}?(?:code(?:base)?|logs?|strings|config|files|commits?|LMArena|[Aa]rena))(?!\p{L})|^ leaks? (?:ahead of|before)(?!\p{L})/u

/** `tests ‘Gemini 9.5’ on LMArena`, around it; of others' tests it may be there. */
const TESTED_BEFORE = /\b(?:tests|testing|is trying out|tries out) ['’‘"“]?$/iu
const IN_AN_ARENA = /^['’"”]? (?:on|in) (?:the )?(?:LM ?)?Arena(?!\p{L})/iu

/** `차세대 모델 “…” 유출로 존재 확인`: the next one of a known maker was seen. */
const NEXT_SEEN =
  /(?:차세대|미공개|비공개|신규)\s?(?:AI\s?)?(?:플래그십\s?)?모델(?!\s?(?:데이터|정보|학습))[^,.…]{0,28}(?:유출|포착|노출|존재\s?확인)|(?:下一代|新一代|未发布的?|神秘)[^，。；车]{0,8}模型(?!训练|数据)[^，。；]{0,20}(?:泄露|曝光|流出|现身)|\b(?:next-gen(?:eration)?|unreleased|upcoming|mystery|secret) (?:(?:AI|LLM|language|foundation|flagship|frontier|reasoning|coding|open(?:-\w{1,8})?|multimodal|video|image|voice|large|small|new|Claude|DeepSeek|GPT|Gemini|Grok|Llama|Qwen) ){0,2}model\b[^.;:]{0,40}\b(?:leak(?:s|ed)?|spotted|surfac(?:es|ed))\b/iu
/** `delays rollout of its Larkspur AI model over performance`: whatever it is called. */
const DELAYED_MODEL = new RegExp(
  `\\b(?:delays|delayed|postpones|postponed|pushes back|pauses|shelves|holds back) (?:the )?(?:(?:planned|public|wider|global|broad|full) )?${LAUNCH} of (?:[^\\s,;:]{1,16} ){0,4}?(?:AI|language|reasoning|open(?:[- ]?weights?|[- ]?source)?|foundation|frontier|coding) model(?=$|[,.;:–—]| (?:over|amid|after|due|until|by|again|as|for|on|because|indefinitely|ahead)(?!\\p{L}))`,
  'iu',
)
/** Right before a model: `Roadmap update for GPT-9 and GPT-10` tells what is to come of them. */
const ROADMAP_FOR = /\broadmap(?: update)? (?:for|to|of) $/iu

/** Whether an English, German, French or Spanish headline, or a Korean or Japanese one, says in a plain form that a known model with its version, or its launch, is still to come, or is denied. */
export function isToldToCome(title: ScannedField): boolean {
  const { text, searched, models, organisations } = title
  const isOfMaker =
    models.some(({ family }) => family !== null) || organisations.some(({ organisation }) => organisation.ai === true)
  if ((isOfMaker && searched.has(NEXT_SEEN)) || searched.has(DELAYED_MODEL)) return true
  return models.some((mention) => {
    const { family, version, start, end } = mention
    if (family === null || version === null) return false
    const before = text.slice(0, start)
    const behind = text.slice(end, end + 60)
    return (
      (WAITS_BEFORE.test(before) && ALONE.test(behind)) ||
      (NO_BEFORE.test(before) && NOT_NOW.test(behind)) ||
      WAITS_BEHIND.test(behind) ||
      WAITS_ABROAD.test(behind) ||
      WAITS_BEFORE_ABROAD.test(before) ||
      WAITS_EAST.test(behind) ||
      SEEN_ZH.test(behind) ||
      DENIED_BEHIND.test(behind) ||
      (DENIED_BEHIND_ZH.test(behind) && DENIED_BEFORE_ZH.test(before)) ||
      SEEN_IN.test(behind) ||
      (IN_AN_ARENA.test(behind) && TESTED_BEFORE.test(before) && namesMaker(title, mention)) ||
      (ROADMAP_FOR.test(before) && namesMaker(title, mention)) ||
      LAUNCH_SET_FOR.test(before) ||
      (PLANNED_FOR.test(before) && AT_A_TIME.test(behind))
    )
  })
}
