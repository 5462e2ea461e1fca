/** How a language says in one sentence that somebody brings a model, with its name. */
type Saying = {
  /** Cheap to look for: where it is not, nothing is asked. */
  readonly sign: RegExp
  readonly said: RegExp
}

const NAME = String.raw`[\p{Lu}π][\p{L}\p{N}_.+-]{0,30}(?: [\p{Lu}\d][\p{L}\p{N}_.+-]{0,30}){0,4}`
/** What stands between an article and `model` where the model itself is meant: words that say how it is. */
const KIND = String.raw`(?:(?!(?:agents?|app|approach|benchmark|built|dataset|enabl\w+|for|framework|from|library|method|of|platform|service|suite|system|technique|that|to|tool|toolkit|using|which|with)\b)[\p{L}\p{N}_.,/%-]{1,24} ){0,9}?`

const EN: Saying = {
  sign: /\bmodels?\b/iu,
  // `Quillon has introduced Larkspur, a small 270M model`
  said: new RegExp(
    String.raw`(?<!\b(?:in|of|since|was|were|been|be|to) )\b(?:introduc(?:e|es|ed|ing)|present(?:s|ing)?|releas(?:es|ed|ing)|unveil(?:s|ed|ing)|launch(?:es|ed|ing)|announc(?:es|ed|ing)|open-sourc(?:es|ed|ing)) (?:the )?${NAME}, (?:an?|our|the|its|their) ${KIND}models?\b(?![’'-])`,
    'u',
  ),
}
/** `거대언어모델(LLM) ‘라르크’를` */
const NAMED_KO = String.raw`(?:모델|(?<![A-Za-z])s?(?:LLM|VLM|SLM|LMM|VLA))(?:\([A-Za-z]{2,4}\))?(?:인|이자)?\s?['‘“"「][^'’”"」]{2,40}['’”"」]\s?(?:\([^)]{1,60}\)\s?)?[을를]\s?`
const KO: Saying = {
  sign: /모델|LLM|VLM|SLM|LMM|VLA/u,
  // `새 AI 모델인 ‘라르크’를 공개했다`
  said: new RegExp(
    String.raw`${NAMED_KO}(?:(?:(?:공식|정식|전격|무료로|오픈소스로|\S{1,12}에)\s){0,2}(?:공개|출시|발표|배포)(?:했|하고|하며|한다고)|(?:선보였|내놓았|내놨))`,
    'u',
  ),
}
const ZH: Saying = {
  sign: /模型/u,
  // `推出了全新的语音模型 Larkspur`
  said: /(?<!将|计划|即将|准备|拟)(?:推出|发布|开源|上线)了?(?:名为\s?|全新的?|新一代|其|首个|首款|最新)?[^，。；,;]{0,40}?模型\s?[`“「《]?[A-Z][\w .+-]{1,30}/u,
}
const JA: Saying = {
  sign: /モデル/u,
  said: /モデル「[^」]{2,40}」(?:（[^）]{1,40}）)?(?:を|の(?:提供|公開)を)(?:公開|発表|リリース|開始)(?:した|しました|して|すると発表)/u,
}
const SAYINGS: ReadonlyMap<string, Saying> = new Map([
  ['en', EN],
  ['ko', KO],
  ['zh', ZH],
  ['ja', JA],
])

/** Cars, phones and cameras have models too. */
const OF_AI =
  /\b(?:AI|LLMs?|VLMs?|ML|TTS|ASR|GPT|NLP|transformers?|diffusion|(?:language|foundation|reasoning|speech|audio|video|image|vision|embedding|world|coding|multimodal|generative|machine[- ]learning|open) models?|open[- ](?:source|weights?)|parameters?|multimodal|embeddings?|fine-tun\w{1,3}|Hugging Face|\d+(?:\.\d+)?[BM])\b|(?<![A-Za-z])(?:AI|LLM|VLM|SLM|VLA|TTS)(?![A-Za-z])|인공지능|언어\s?모델|생성형|파운데이션|파라미터|매개변수|추론|오픈\s?소스|허깅페이스|딥러닝|범용\s?모델|人工智能|大模型|语言模型|基座|参数|开源|推理|多模态|生成式|人工知能|言語モデル|基盤モデル|生成モデル|推論|パラメータ|マルチモーダル|音声(?:認識|合成|モデル)|(?:语音|视频|图像|世界|嵌入|음성|영상|이미지|비디오|임베딩|멀티모달)(?:生成|识别|合成|理解)?\s?(?:模型|모델)/iu

/** Papers on a model that is there begin as its announcement did. */
const PAPER = /\b(?:technical report|system card|model card)\b|技术报告|기술\s?보고서|技術報告/iu

const LEAD = 300
/** Where the first sentence ends; not in `5.0` or `Inc. says`. */
const END = /(?:[.!?](?=\s\p{Lu})|[。！？]|다\.(?=\s|$))/u

/** Whether a summary begins by saying that somebody brings a model, which it names. */
export function isToldInSummary(headline: string, summary: string, language: string): boolean {
  const saying = SAYINGS.get(language)
  if (saying === undefined || !saying.sign.test(summary) || PAPER.test(headline)) return false
  const lead = summary.slice(0, LEAD)
  const end = END.exec(lead)
  const first = end === null ? lead : lead.slice(0, end.index + end[0].length)
  return saying.said.test(first) && OF_AI.test(`${headline} ${lead}`)
}
