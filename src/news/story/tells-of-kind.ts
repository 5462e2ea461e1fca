/** `a new image generation model`, `双向音频模型`, `음성 생성 모델`: a model of pictures, films or sounds, by what it makes. */
const KIND_OF_MODEL =
  /\b(?:image|video|music|audio|voice|speech|text-to-(?:image|video|speech|music)|speech-to-text|transcription)(?:[- ](?:generat(?:ion|ing|or|ive)|editing|recognition|AI)){0,2} models?\b|(?:图像|图片|视频|音频|语音|音乐|影像)(?:生成|编辑|识别|合成)?(?:大)?模型|(?:이미지|영상|동영상|비디오|음성|음악|오디오)\s?(?:생성|편집|인식|합성)?\s?(?:AI\s?|인공지능\s?)?모델|(?:画像|動画|音声|音楽)(?:生成|編集|認識|合成)?(?:AI)?モデル/iu

/** Families whose models read and write, where no word of the name says that one makes pictures or sounds. */
const OF_TEXT: ReadonlySet<string> = new Set(
  'gpt|o|gpt-oss|claude|gemini|gemma|llama|qwen|deepseek|kimi|glm|ernie|mistral|grok|phi|minimax|step|seed|nova|command a|exaone|solar|hyperclova|hunyuan|mimo|nemotron|granite'.split(
    '|',
  ),
)

/** Whether a headline tells of a model of pictures, films or sounds without its name. */
export function tellsOfKind(title: string): boolean {
  return KIND_OF_MODEL.test(title)
}

/** What a headline says that a model makes, each in the words of `KIND_OF_MODEL` and more. */
const KINDS: Readonly<Record<string, RegExp>> = {
  text: /\b(?:language|reasoning|coding|chat) models?\b|\bLLMs?\b|언어\s?모델|추론\s?모델|코딩\s?모델|语言(?:大)?模型|推理(?:大)?模型|编程(?:大)?模型|言語モデル|推論モデル/iu,
  picture: /\b(?:image|text-to-image)\b|图像|图片|이미지|画像/iu,
  film: /\b(?:video|text-to-video)\b|视频|影像|영상|비디오|動画/iu,
  sound:
    /\b(?:music|audio|voice|speech|text-to-(?:speech|music)|speech-to-text|transcription)\b|音频|语音|音乐|음성|음악|오디오|音声|音楽/iu,
}

function kindsTold(title: string): readonly string[] {
  const told = tellsOfKind(title) ? ['picture', 'film', 'sound'] : []
  return [...told, 'text'].filter((kind) => KINDS[kind]?.test(title) === true)
}

/** Whether two headlines say what their models are for, and neither says what the other does: a film is no text. */
export function areOfOtherKinds(title: string, otherTitle: string): boolean {
  const kinds = kindsTold(title)
  if (kinds.length === 0) return false
  const others = kindsTold(otherTitle)
  return others.length > 0 && !kinds.some((kind) => others.includes(kind))
}

/** Words of a variant that make or take pictures, films or sounds. */
const OF_MEDIA =
  /^(?:images?|imagine|videos?|vision|vl|v|omni|multimodal|audio|native audio|voice|speech|sonic|live|realtime|tts|asr|stt|transcribe|translate|music|ocr|3d|world)$/u

/** Whether a model is none of pictures, films or sounds by its name. */
export function isOfText(family: string | null, variantWords: readonly string[]): boolean {
  return family !== null && OF_TEXT.has(family) && !variantWords.some((word) => OF_MEDIA.test(word))
}
