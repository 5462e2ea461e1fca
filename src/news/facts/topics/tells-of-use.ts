import type { ScannedField } from '../../scan-text.ts'
import { WHAT_MODELS_DO } from './what-models-do.ts'

/** What is measured, weighed or tried, at the end of a headline. */
const MEASURED =
  /\b(?:benchmarks?|comparisons?|leaderboards?|(?:early|first|quick) (?:tests?|impressions|look)|hands-on|review|tested|thoughts|experiences?)[\s!?.]*$/iu
const RANKED =
  /\b(?:tops?|leads?|climbs|ranks?|#\d+ (?:on|in|at)) (?:\S+ ){0,4}?(?:LMSYS|LMArena|(?:chatbot )?arena|leaderboards?|LiveBench|Artificial Analysis)\b/iu
/** What is done with a model by whoever has it. */
const USED =
  /^(?:exploring|investigating|solving|testing|understanding|using|comparing|evaluating|measuring|fine-?tuning|running|trying|benchmarking|reproducing|analy[sz]ing|hosting|deploying|serving|optimi[sz]ing|tracing|mapping|prompting|coding with|building (?:with|on)|how (?:to|I|we|do|does)|my|why)\b/iu
const RUN = /\brunning (?:\S+ ){0,2}locally\b|\bin \d+ ?GB (?:of )?V?RAM\b|\b(?:tokens?|tok)\/s(?:ec)?\b/iu
/** Right behind a model: what somebody thinks of it. */
const PRAISED =
  /^ (?:(?:\d{1,3}[bB]|(?:video|image|coding|vision) models?|models?) ){0,2}(?:is|are) (?:(?:now|still|currently|actually|probably|just|by far|honestly) ){0,2}(?:the )?(?:new |real )?(?:best|king|crazy|insane(?:ly)?|amazing|great|so good|awesome|terrible|overrated|underrated|incredible|impressive|surprisingly|mind-?blowing|dumb|topping|dominating|crushing|outperforming)\b/iu
/** Right behind a model: what it does. */
const DOES =
  /^(?: \([^)]{1,20}\))?(?: (?:just|has|now))? (?:struggles?|found|finds|solves?|solved|proves?|proved|cracks?|cracked|discovers?|discovered|pass(?:es|ed)|wins?|won|hallucinates?|refuses?|fails?|failed|blackmails?|cheats?|plays?|played|identifies|lowers|(?:is|are) (?:now )?\d{1,3}% (?:faster|cheaper))\b/iu
/** Right behind a model: what others make of it, or it of a record. */
const STIRS =
  /^(?: \([^)]{1,20}\))?(?: (?:just|has|now))? (?:spooks|rattles|shocks|stuns|wows|terrifies|alarms|unsettles|unnerves|scares|worries|divides|impresses|faces (?:backlash|criticism|lawsuits?|scrutiny|questions)|(?:draws|sparks|stirs|prompts) (?:[\p{L}-]{2,14} ){0,2}(?:backlash|criticism|fire|ire|fears?|concerns?|outrage|controversy|debate|complaints?|lawsuits?)|makes (?:[\p{L}-]{2,14} ){1,2}(?:nervous|anxious|uneasy|jealous)|(?:sets|breaks|smashes) (?:an? )?(?:new )?(?:[\p{L}\d-]{2,16} ){0,3}records?(?=[.!]?$))(?!\p{L})/iu
/** `Claude Sonnet 9 gets a 1M-token context window`: what a model that is there has besides. */
const GETS =
  /^ (?:(?:just|now|finally) ){0,2}(?:gets?|got|gains?|gained|adds?|added|(?<=now )has) (?:(?:an?|new|its|the) ){0,2}(?:[\p{L}\d-]{1,14} ){0,2}?(?:context(?: windows?)?|memory|voice|modes?|cheaper|faster|features?|tools?|computer use|web search|connectors?|plug-?ins?|(?:video|image|photo|audio) (?:editing|upscaling)|parental controls)(?!\p{L})(?! (?:sibling|version|variant|edition|successor|(?:\p{L}{2,12} )?model)(?!\p{L}))/iu
/** `Claude Sonnet 9 now supports 1M tokens`, `GPT-9 now available with 400K context`: the same in other words. */
const NOW_DOES =
  /^ (?:(?:now|also) (?:(?:natively|fully|officially) )?(?:supports|accepts|handles|understands|remembers|works|lets|allows|offers|includes|speaks|sees|reads|takes|can (?!be (?:used|downloaded|tried|had)\b))|(?:is )?now available with (?:an? )?(?:\d+[KM]|million|longer|larger|bigger)[- ])/iu
/** `Grok 9 is xAI’s latest AI model to spew hate` */
const LATEST_DOES = new RegExp(
  String.raw`^ (?:is|are) (?:the |[\p{L}.]{2,16}(?: [\p{L}.]{2,16})?['’]s? )(?:latest|newest) (?:[\p{L}-]{2,12} ){1,3}${WHAT_MODELS_DO}`,
  'iu',
)
/** A report on one in Chinese, or on many. */
const REPORT_ZH =
  /(?:发布|公布|公开|披露)(?:[^，。；：模源]{0,20}报告|[^，。；：]{0,20}(?:白皮书|蓝皮书|标准体系|操作指引))/u
/** `모델 1차 평가 결과 발표`: the same in Korean, unless a model came before. */
const RESULTS_KO = /(?<!(?:공개|출시|오픈소스)\s?[…,·].{0,40})평가\s?결과(?:를)?\s?(?:발표|공개)/u
/** `发布 Arrowhead-3 基准`: what models are measured or fed with; not `发布 GLM-9 刷新榜单`. */
const BENCH_ZH =
  /(?:发布|推出|开源|公布|上线)了?(?:(?!含|与|和|及|登顶|登上|刷新|超越|霸榜|屠榜|领先|位列|位居|跻身|问鼎|横扫|斩获|拿下|夺|模型(?!评|测|能力))[^，。；：]){0,24}?(?:基准(?:测试)?|评测(?:集|体系|榜单)?|数据集|测试集|榜单|排行榜|语料库)(?=$|[，。；：、 ])/u
/** Right behind a model that a headline begins with: what it does, in Chinese and Korean. */
const DOES_ZH =
  /^(?:模型)?(?:已|再次?|首次|成功|意外|自主|连续|独立){0,2}(?:降低|解决|解开|证明|发现|攻克|破解|帮助|助力|击败|战胜|登顶|夺冠|夺得|斩获|拿下|碾压|翻车|拒绝|打破|推翻|识别|预测|写出|骗过|通关)/u
const DOES_KO =
  /^(?:이|가|은|는|,)\s[^.…]{0,24}(?:풀었다|풀어|해결|발견|증명|통과|제쳤|꺾었|거부|1위|우승|석권|속였|찾아냈|실패)/u
/** Then it may have come with it. */
const NEWS_EAST =
  /发布|推出|上线|开源|开放|来了|登场|亮相|问世|面世|曝光|泄露|新模型|출시|공개|발표|개방|등장|유출|선보/u
/** Right behind the name that a headline begins with: what is said on the occasion of a model that is there. */
const ON_OCCASION =
  /^(?::| [—–|-]) (?:\d+ (?:[\p{L}-]{2,16} )?(?:things|ways|prompts|examples|tips|use cases|questions|hacks)|(?:[\p{L}\d’'-]{1,16} ){0,2}(?:letter (?:from|on|to)|note (?:from|to)|update (?:from|on)|look (?:at|back|inside)|(?:conversation|interview) with|post-?mortem|incident (?:on|report)|outages?|apology|[mb]illion downloads|winners|hackathon|contest|awarded|environmental footprint|recipes|answers to|acceptable use|eval(?:uation)? awareness|scaling laws|rate limits)\b|meet the \p{Ll}{3,12} of\b)/iu
/** Then something may have come, or be to come, whatever else is said. */
const NEWS =
  /\b(?:launch|releas|unveil|introduc|announc|debut|open-?sourc|ships?\b|shipped|rolls? out|drops?\b|dropped|arriv|lands\b|landed|leak|preview|rumou?r|spotted|surfac|stealth|upcoming|coming|soon|to be\b|meet\b|new model|(?:\bmy|\bour|['’]s) new (?:[^\s,;:]{1,16} ){0,4}?models?\b|\bweights (?:on|are|out|up)\b|\bout now\b|\bit['’]?s out\b|\bup on (?:HF|Hugging)|(?:is|are) (?:here|out|live)\b|says?\b|claims?\b)/iu

/** Whether an English headline is about what people do with a model that is there, measure it, run it, praise it, or what it does; or what a report, a benchmark or a model that is there does in a Chinese or Korean one. */
export function tellsOfUse({ text, searched, models }: ScannedField, language: string): boolean {
  if (language === 'zh' || language === 'ko') {
    if (searched.has(REPORT_ZH) || searched.has(BENCH_ZH) || searched.has(RESULTS_KO)) return true
    const [first] = models
    if (first?.family === null || first?.start !== 0 || NEWS_EAST.test(text)) return false
    return (language === 'zh' ? DOES_ZH : DOES_KO).test(text.slice(first.end).trimStart())
  }
  if (language !== 'en') return false
  const isUsed =
    searched.has(MEASURED) ||
    searched.has(USED) ||
    searched.has(RUN) ||
    searched.has(RANKED) ||
    models.some(({ family, start, end }) => {
      if (family === null) return false
      const behind = text.slice(end)
      return (
        PRAISED.test(behind) ||
        DOES.test(behind) ||
        STIRS.test(behind) ||
        GETS.test(behind) ||
        NOW_DOES.test(behind) ||
        LATEST_DOES.test(behind) ||
        (start === 0 && ON_OCCASION.test(behind))
      )
    })
  return isUsed && !searched.has(NEWS)
}
