import type { Command, CommandOption, LocalNames } from '../../core/command.ts'

const COMMAND_WORDS: Readonly<Record<Command['name'], LocalNames>> = {
  models: { ko: '모델', ja: 'モデル', zh: '模型' },
  funding: { ko: '투자', ja: '資金調達', zh: '融资' },
  search: { ko: '검색', ja: '検索', zh: '搜索' },
  story: { ko: '소식', ja: '話題', zh: '新闻' },
  subscribe: { ko: '구독', ja: '購読', zh: '订阅' },
  subscriptions: { ko: '구독목록', ja: '購読一覧', zh: '订阅列表' },
  unsubscribe: { ko: '구독취소', ja: '購読解除', zh: '退订' },
  roundup: { ko: '주간정리', ja: '週のまとめ', zh: '每周汇总' },
  watch: { ko: '관심', ja: 'ウォッチ', zh: '关注' },
  settings: { ko: '설정', ja: '設定', zh: '设置' },
  why: { ko: '이유', ja: '理由', zh: '原因' },
  feeds: { ko: '피드', ja: 'フィード', zh: '订阅源' },
  health: { ko: '상태', ja: '状態', zh: '运行状态' },
  help: { ko: '도움말', ja: 'ヘルプ', zh: '帮助' },
}

const OPTION_WORDS: Readonly<Record<string, LocalNames>> = {
  query: { ko: '검색어', ja: '検索語', zh: '关键词' },
  vendor: { ko: '개발사', ja: '開発元', zh: '厂商' },
  since: { ko: '이후', ja: '以降', zh: '起始' },
  status: { ko: '상태', ja: '段階', zh: '状态' },
  open_weights: { ko: '가중치공개', ja: '重み公開', zh: '开放权重' },
  page: { ko: '쪽', ja: 'ページ', zh: '页' },
  company: { ko: '회사', ja: '会社', zh: '公司' },
  investor: { ko: '투자자', ja: '投資家', zh: '投资方' },
  min_amount: { ko: '최소금액', ja: '最小金額', zh: '最小金额' },
  round: { ko: '라운드', ja: 'ラウンド', zh: '轮次' },
  country: { ko: '국가', ja: '国', zh: '国家' },
  sort: { ko: '정렬', ja: '並び順', zh: '排序' },
  id: { ko: '소식', ja: '話題', zh: '新闻' },
  wrong: { ko: '틀린점', ja: '間違い', zh: '错误' },
  topic: { ko: '주제', ja: 'テーマ', zh: '主题' },
  companies: { ko: '회사들', ja: '会社名', zh: '只要公司' },
  not_companies: { ko: '제외할회사', ja: '除く会社', zh: '排除公司' },
  rounds: { ko: '라운드', ja: 'ラウンド', zh: '轮次' },
  countries: { ko: '국가', ja: '国', zh: '国家' },
  statuses: { ko: '상태', ja: '段階', zh: '状态' },
  rumours: { ko: '소문', ja: 'うわさ', zh: '传闻' },
  ai_only: { ko: 'ai만', ja: 'aiのみ', zh: '仅ai' },
  languages: { ko: '언어', ja: '言語', zh: '语言' },
  sources: { ko: '매체', ja: '媒体', zh: '媒体' },
  not_sources: { ko: '제외할매체', ja: '除く媒体', zh: '排除媒体' },
  words: { ko: '단어', ja: '言葉', zh: '含词' },
  not_words: { ko: '제외할단어', ja: '除く言葉', zh: '排除词' },
  min_sources: { ko: '최소매체수', ja: '最小媒体数', zh: '最少来源' },
  max_per_day: { ko: '하루최대', ja: '一日の上限', zh: '每日上限' },
  mention: { ko: '멘션', ja: 'メンション', zh: '提及' },
  mention_min: { ko: '멘션최소금액', ja: 'メンション最小額', zh: '提及起点' },
  mention_words: { ko: '멘션단어', ja: 'メンション語', zh: '提及词' },
  channel: { ko: '채널', ja: 'チャンネル', zh: '频道' },
  backfill: { ko: '지난소식', ja: '過去の件数', zh: '补发' },
  preview: { ko: '미리보기', ja: 'プレビュー', zh: '预览' },
  mute: { ko: '숨기기', ja: 'ミュート', zh: '屏蔽' },
  unmute: { ko: '숨기기해제', ja: 'ミュート解除', zh: '取消屏蔽' },
  pause: { ko: '멈추기', ja: '一時停止', zh: '暂停' },
  resume: { ko: '다시시작', ja: '再開', zh: '恢复' },
  change: { ko: '바꾸기', ja: '変更', zh: '更改' },
  all: { ko: '전체', ja: 'すべて', zh: '全部' },
  week: { ko: '주', ja: '週', zh: '周' },
  action: { ko: '할일', ja: '操作', zh: '操作' },
  name: { ko: '이름', ja: '名前', zh: '名称' },
  language: { ko: '언어', ja: '言語', zh: '语言' },
  time_zone: { ko: '시간대', ja: 'タイムゾーン', zh: '时区' },
  roundup: { ko: '주간정리', ja: '週のまとめ', zh: '每周汇总' },
  admins_only: { ko: '관리자만', ja: '管理者のみ', zh: '仅管理员' },
  threads: { ko: '스레드', ja: 'スレッド', zh: '子区' },
  card: { ko: '카드', ja: 'カード', zh: '卡片' },
  publish: { ko: '게시', ja: '公開', zh: '发布' },
  quiet_hours: { ko: '방해금지시간', ja: '静かな時間', zh: '免打扰' },
  link_or_title: { ko: '링크나제목', ja: 'リンクか見出し', zh: '链接或标题' },
  feed: { ko: '피드', ja: 'フィード', zh: '订阅源' },
  command: { ko: '명령', ja: 'コマンド', zh: '命令' },
}

const CHOICE_WORDS: Readonly<Record<string, LocalNames>> = {
  models: { ko: '모델 출시', ja: 'モデル公開', zh: '模型发布' },
  funding: { ko: '투자 유치', ja: '資金調達', zh: '融资' },
  roundup: { ko: '주간 정리', ja: '週のまとめ', zh: '每周汇总' },
  on: { ko: '켬', ja: 'オン', zh: '开启' },
  off: { ko: '끔', ja: 'オフ', zh: '关闭' },
  full: { ko: '전체', ja: '詳細', zh: '完整' },
  short: { ko: '짧게', ja: '簡潔', zh: '精简' },
  newest: { ko: '최신순', ja: '新しい順', zh: '最新' },
  largest: { ko: '금액순', ja: '金額順', zh: '金额最大' },
  list: { ko: '목록', ja: '一覧', zh: '列表' },
  add: { ko: '추가', ja: '追加', zh: '添加' },
  remove: { ko: '제거', ja: '削除', zh: '移除' },
  check: { ko: '확인', ja: '確認', zh: '检查' },
  rumoured: { ko: '소문', ja: 'うわさ', zh: '传闻' },
  announced: { ko: '발표', ja: '発表', zh: '已宣布' },
  preview: { ko: '프리뷰', ja: 'プレビュー', zh: '预览' },
  released: { ko: '출시', ja: '公開', zh: '已发布' },
  'open-weights': { ko: '가중치 공개', ja: '重み公開', zh: '开放权重' },
  denied: { ko: '부인', ja: '否定', zh: '已否认' },
  withdrawn: { ko: '철회', ja: '撤回', zh: '已撤回' },
  en: { ko: '영어', ja: '英語', zh: '英语' },
  ko: { ko: '한국어', ja: '韓国語', zh: '韩语' },
  ja: { ko: '일본어', ja: '日本語', zh: '日语' },
  zh: { ko: '중국어', ja: '中国語', zh: '中文' },
}

/** Whether any command has an option of that name. */
export function isOptionName(name: string): boolean {
  return Object.hasOwn(OPTION_WORDS, name)
}

/** A command with the names that platforms show to those who read another language; what is typed and stored stays English. */
export function withLocalNames(command: Command): Command {
  return { ...command, localNames: COMMAND_WORDS[command.name], options: command.options.map(nameOption) }
}

function nameOption(option: CommandOption): CommandOption {
  const localNames = OPTION_WORDS[option.name]
  return { ...option, ...(localNames !== undefined && { localNames }), choiceNames: choiceNames(option) }
}

/** The choices of `/help` are commands. */
function choiceNames({ name, choices }: CommandOption): Readonly<Record<string, LocalNames>> {
  const words: Readonly<Record<string, LocalNames>> = name === 'command' ? COMMAND_WORDS : CHOICE_WORDS
  return Object.fromEntries(
    choices.flatMap((choice) => (words[choice] === undefined ? [] : [[choice, words[choice]] as const])),
  )
}
