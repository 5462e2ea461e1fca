import { ONLY_SHARED } from './shared-currencies.ts'

/**
 * What currencies are called behind a number, by ISO 4217 code, in small letters. A bare `dollar` or `元` is the one that
 * news means by it. What two countries call alike (`kroner`, `riyal`) is listed only with its country (`shared-currencies.ts` tells it by the
 * text), and a code that means
 * something else in this field (`170K CAD models`, `10k SGD steps`) not at all.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  USD: [
    ...['usd', 'dollar', 'dollars', 'us dollar', 'us dollars', 'u.s. dollar', 'u.s. dollars'],
    ...['us-dollar', 'us-dollars'],
    ...['dólares', 'dollari', 'bucks'],
    ...['달러', '불', '미국 달러', '美元', '美金', 'ドル', '米ドル', '刀'],
  ],
  EUR: ['eur', 'euro', 'euros', '유로', '欧元', '歐元', 'ユーロ'],
  GBP: [
    ...[
      'gbp',
      'pound',
      'pounds',
      'pfund',
      'pfund sterling',
      'britische pfund',
      'livres sterling',
      'libras',
      'sterline',
    ],
    ...['파운드', '英镑', '英鎊', 'ポンド'],
  ],
  KRW: ['krw', 'won', '원', '韩元', '韓元', 'ウォン'],
  JPY: ['jpy', 'yen', '엔', '日元', '円'],
  CNY: ['cny', 'rmb', 'yuan', '위안', '元', '人民币', '元人民币', '人民元'],
  HKD: ['hkd', 'hong kong dollars', '홍콩 달러', '港元', '港币', '香港ドル'],
  TWD: ['taiwan dollars', '대만 달러', '新台币', '元新台币', '台币', '元台币', '台湾ドル'],
  SGD: ['singapore dollars', '싱가포르 달러', '新加坡元', '新元', '新币', 'シンガポールドル'],
  INR: ['inr', 'rupee', 'rupees', 'indian rupees', '루피', '인도 루피', '卢比', 'ルピー'],
  CAD: ['canadian dollars', '캐나다 달러', '加元', '加拿大元', 'カナダドル', '加ドル'],
  AUD: ['aud', 'australian dollars', '호주 달러', '澳元', '澳大利亚元', '豪ドル', 'オーストラリアドル'],
  BRL: ['reais', 'reales', '헤알', '雷亚尔', 'レアル'],
  CHF: [
    ...['chf', 'francs suisses', 'swiss franc', 'swiss francs', 'franken', 'schweizer franken'],
    ...['francos suizos', 'francos suíços', 'franchi svizzeri'],
    ...['스위스 프랑', '瑞士法郎', '瑞郎', 'スイスフラン'],
  ],
  SEK: [
    ...['sek', 'kronor', 'swedish kronor', 'swedish krona', 'swedish crowns', 'schwedische kronen'],
    ...['스웨덴 크로나', '瑞典克朗', 'スウェーデンクローナ'],
  ],
  DKK: ['dkk', 'danish kroner', 'danish crowns', '덴마크 크로네', '丹麦克朗', 'デンマーククローネ'],
  NOK: ['nok', 'norwegian kroner', 'norwegian crowns', '노르웨이 크로네', '挪威克朗', 'ノルウェークローネ'],
  ILS: ['shekel', 'shekels', 'new shekels', 'nis', '셰켈', '谢克尔', 'シェケル'],
  AED: ['dirham', 'dirhams', 'uae dirhams', 'emirati dirhams', '디르함', '迪拉姆', 'ディルハム'],
  SAR: ['saudi riyals', 'saudi riyal', '사우디 리얄', '沙特里亚尔', 'サウジリヤル'],
  PLN: ['pln', 'zloty', 'zlotys', 'złoty', 'złotych', 'zł', '즈워티', '兹罗提', 'ズウォティ'],
  CZK: ['czk', 'czech crowns', 'czech koruna', 'czech korunas', '체코 코루나', '捷克克朗', 'チェココルナ'],
  HUF: ['huf', 'forint', 'forints', '포린트', '福林', 'フォリント'],
  TRY: ['turkish lira', 'turkish liras', '튀르키예 리라', '터키 리라', '土耳其里拉', 'トルコリラ'],
  RUB: ['rubles', 'roubles', '루블', '卢布', 'ルーブル'],
  THB: ['thb', 'baht', '바트', '泰铢', 'バーツ'],
  IDR: ['idr', 'rupiah', 'indonesian rupiah', '루피아', '印尼盾', 'ルピア'],
  MYR: ['myr', 'ringgit', '링깃', '林吉特', '令吉', 'リンギット'],
  VND: ['vnd', 'dong', 'vietnamese dong', 'đồng', '베트남 동', '越南盾', 'ベトナムドン'],
  PHP: ['philippine peso', 'philippine pesos', '필리핀 페소', '菲律宾比索', 'フィリピンペソ'],
  MXN: ['mxn', 'mexican peso', 'mexican pesos', 'pesos mexicanos', '멕시코 페소', '墨西哥比索', 'メキシコペソ'],
  ZAR: ['zar', 'rand', '남아공 랜드', '兰特', '南アフリカランド'],
  NZD: ['nzd', 'new zealand dollars', '뉴질랜드 달러', '新西兰元', 'ニュージーランドドル'],
  NGN: ['ngn', 'naira', '나이라', '奈拉', 'ナイラ'],
  KES: ['kes', 'kenyan shillings', '케냐 실링', '肯尼亚先令', 'ケニアシリング'],
  EGP: ['egp', 'egyptian pounds', '이집트 파운드', '埃及镑', 'エジプトポンド'],
  MAD: ['moroccan dirhams', '모로코 디르함', '摩洛哥迪拉姆', 'モロッコディルハム'],
  QAR: ['qar', 'qatari riyals', '카타르 리얄', '卡塔尔里亚尔', 'カタールリヤル'],
  KWD: ['kwd', 'kuwaiti dinars', '쿠웨이트 디나르', '科威特第纳尔', 'クウェートディナール'],
  PKR: ['pkr', 'pakistani rupees', '파키스탄 루피', '巴基斯坦卢比', 'パキスタンルピー'],
  LKR: ['lkr', 'sri lankan rupees', '스리랑카 루피', '斯里兰卡卢比', 'スリランカルピー'],
  NPR: ['npr', 'nepalese rupees', '네팔 루피', '尼泊尔卢比', 'ネパールルピー'],
  BDT: ['bdt', 'taka', '방글라데시 타카', '孟加拉塔卡'],
  UAH: ['uah', 'hryvnia', 'hryvnias', '흐리우냐', '格里夫纳', 'フリヴニャ'],
  RON: ['romanian lei', '루마니아 레우', '罗马尼亚列伊', 'ルーマニアレイ'],
  KZT: ['kzt', 'tenge', '텡게', '坚戈', 'テンゲ'],
  ARS: ['argentine pesos', 'pesos argentinos', '아르헨티나 페소', '阿根廷比索', 'アルゼンチンペソ'],
  CLP: ['clp', 'chilean pesos', 'pesos chilenos', '칠레 페소', '智利比索', 'チリペソ'],
  COP: ['colombian pesos', 'pesos colombianos', '콜롬비아 페소', '哥伦比亚比索', 'コロンビアペソ'],
}

/** In small letters. */
export const CURRENCY_CODES = Object.keys(NAMES).map((code) => code.toLowerCase())

/** Names are told apart without their spaces: `호주달러` and `호주 달러` are both written. */
const CURRENCY_OF = new Map(
  Object.entries(NAMES).flatMap(([currency, listed]) =>
    [currency.toLowerCase(), ...listed].map((name) => [name.replaceAll(' ', ''), currency] as const),
  ),
)

/** `1억불`, and not `300억 불법 대출`, `2000억 불투명`. */
const DOLLARS_KOREAN = '(?<=[억만조\\d]\\s?)불(?!투명|로소득|의의)(?=\\s|$|[을의에로규투,.…)])'

/** Every name as part of a pattern that ignores case; of two that begin alike the longer one first. */
export const CURRENCY_NAME = [...Object.values(NAMES).flat(), ...ONLY_SHARED]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => (name === '불' ? DOLLARS_KOREAN : name.replaceAll('.', '\\.').replaceAll(' ', ' ?')))
  .join('|')

/** Of a currency's name or code as it stands in a text. */
export function currencyNamed(name: string): string | null {
  return CURRENCY_OF.get(name.toLowerCase().replaceAll(' ', '')) ?? null
}

/** Not read: a sum before one of these is a sum of none of the others. */
export const OTHER_CURRENCY = /^\s?(?:페소|리라|리얄|크로나|크로네|프랑(?!스)|比索|里拉|里亚尔|克朗|法郎)/u
