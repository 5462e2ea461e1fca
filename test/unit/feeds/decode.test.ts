import { describe, expect, test } from 'vitest'
import { decode } from '../../../src/feeds/decode.ts'

const bytesOf = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')

describe('decode', () => {
  test('takes off a byte order mark', () => {
    expect(decode(Buffer.from('\ufeff<a/>'))).toBe('<a/>')
  })

  test('reads UTF-16 with and without a mark', () => {
    const little = Buffer.from('<ti>뉴스</ti>', 'utf16le')
    expect(decode(little)).toBe('<ti>뉴스</ti>')
    expect(decode(Buffer.concat([bytesOf(0xff, 0xfe), little]))).toBe('<ti>뉴스</ti>')
    expect(decode(Buffer.from(little).swap16())).toBe('<ti>뉴스</ti>')
    expect(decode(Buffer.concat([bytesOf(0xfe, 0xff), Buffer.from(little).swap16()]))).toBe('<ti>뉴스</ti>')
    for (const before of ['{', ' ', '\n', '\r', '\t']) {
      const text = `${before}뉴스`
      expect(decode(Buffer.from(text, 'utf16le'))).toBe(text)
      expect(decode(Buffer.from(text, 'utf16le').swap16())).toBe(text)
    }
  })

  test('reads UTF-32 with and without a mark, and marks what is no character', () => {
    const text = '<ti>뉴스 🚀</ti>'
    const little = (codes: readonly number[]): Buffer => Buffer.from(Uint32Array.from(codes).buffer)
    const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0)
    const marked = [0xfeff, ...codes]
    expect(decode(little(codes))).toBe(text)
    expect(decode(little(codes).swap32())).toBe(text)
    expect(decode(little(marked))).toBe(text)
    expect(decode(little(marked).swap32())).toBe(text)
    // Halves of a pair, and the first number behind the last character; a cut one at the end is left out.
    const wrong = [0x3c, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0x10ffff, 0x110000]
    const read = '<\ud7ff\ufffd\ufffd\ue000\u{10ffff}\ufffd'
    expect(decode(Buffer.concat([little(wrong), bytesOf(0x3c, 0)]))).toBe(read)
  })

  test('believes valid UTF-8 rather than a stale label', () => {
    const text = '<?xml version="1.0" encoding="euc-kr"?><t>뉴스</t>'
    expect(decode(Buffer.from(text), 'text/xml; charset=shift_jis')).toBe(text)
  })

  test('goes by the HTTP charset, then by the declaration', () => {
    const euckr = bytesOf(0x3c, 0x74, 0x3e, 0xb4, 0xba, 0xbd, 0xba)
    expect(decode(euckr, 'text/xml; charset="EUC-KR"')).toBe('<t>뉴스')
    const declared = Buffer.concat([latin('<?xml version="1.0" encoding="euc-kr"?>'), euckr])
    expect(decode(declared)).toMatch(/<t>뉴스$/)
  })

  test.each(['iso-8859-1', 'us-ascii', 'windows-1252'])(
    'goes by the declaration where the server says %s, as many do of everything',
    (charset) => {
      const declared = Buffer.concat([
        latin('<?xml version="1.0" encoding="EUC-KR"?><t>'),
        bytesOf(0xb4, 0xba, 0xbd, 0xba),
      ])
      expect(decode(declared, `text/xml; charset=${charset}`)).toMatch(/<t>뉴스$/)
      const cyrillic = Buffer.concat([
        latin('<?xml version="1.0" encoding="windows-1251"?><t>'),
        bytesOf(0xcc, 0xee, 0xe4, 0xe5, 0xeb, 0xfc),
      ])
      expect(decode(cyrillic, `text/xml; charset=${charset}`)).toMatch(/<t>Модель$/)
    },
  )

  test.each([
    ['ko', [0xb4, 0xba, 0xbd, 0xba], '뉴스'],
    ['ja-JP', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['ja', [0xc6, 0xfc, 0xcb, 0xdc], '日本'],
    ['zh-CN', [0xc8, 0xda, 0xd7, 0xca], '融资'],
    ['zh-TW', [0xb8, 0xea, 0xaa, 0xf7], '資金'],
    ['ko', [0xe9, 0x20, 0xe8], 'é è'],
    ['zh-CN', [0x49, 0x74, 0x92, 0x73], 'It’s'],
    ['fr', [0xb4, 0xba, 0xbd, 0xba], '´º½º'],
    ['ko_KR', [0xb4, 0xba, 0xbd, 0xba], '뉴스'],
    // A syllable that only Windows has.
    ['ko', [0xb4, 0xba, 0xbd, 0xba, 0x20, 0x8c, 0x63], '뉴스 똠'],
    // Cut in half, as by who counts bytes.
    [
      'ko',
      Array.from({ length: 8 }, () => [0xb4, 0xba, 0xbd, 0xba])
        .flat()
        .concat(0xb4, 0x2e),
      `${'뉴스'.repeat(8)}\ufffd.`,
    ],
    [
      'ja',
      Array.from({ length: 8 }, () => [0x93, 0xfa, 0x96, 0x7b])
        .flat()
        .concat(0x93, 0x2e),
      `${'日本'.repeat(8)}\ufffd.`,
    ],
  ])('reads what is labelled wrongly by its language: %s', (language, bytes, text) => {
    for (const label of ['', ' encoding="utf-8"', ' encoding="iso-8859-1"']) {
      const start = `<?xml version="1.0"${label}?><rss><channel><language>${language}</language><title>`
      expect(decode(Buffer.concat([latin(start), bytesOf(...bytes)]))).toBe(start + text)
    }
    for (const start of [
      `<feed xml:lang="${language}"><title>`,
      `<rss><channel><language><![CDATA[${language}]]></language><title>`,
    ])
      expect(decode(Buffer.concat([latin(start), bytesOf(...bytes)]))).toBe(start + text)
  })

  test.each([
    ['cp949', [0xb4, 0xba, 0xbd, 0xba], '뉴스'],
    ['MS949', [0xb4, 0xba, 0xbd, 0xba], '뉴스'],
    ['euc_kr', [0xb4, 0xba, 0xbd, 0xba], '뉴스'],
    ['cp932', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['eucJP', [0xc6, 0xfc, 0xcb, 0xdc], '日本'],
    ['cp936', [0xc8, 0xda, 0xd7, 0xca], '融资'],
    ['EUC-CN', [0xc8, 0xda, 0xd7, 0xca], '融资'],
    ['cp950', [0xb8, 0xea, 0xaa, 0xf7], '資金'],
  ])('reads %s, as Java and Python call it', (label, bytes, text) => {
    expect(decode(bytesOf(0x3c, ...bytes), `text/xml; charset=${label}`)).toBe(`<${text}`)
  })

  test('reads ISO-2022-JP, which looks like ASCII', () => {
    const shifted = Buffer.concat([latin('<?xml version="1.0" encoding="ISO-2022-JP"?><t>\x1b$BF|K\\\x1b(B</t>')])
    expect(decode(shifted)).toMatch(/<t>日本<\/t>$/)
  })

  test('reads latin1 as windows-1252', () => {
    expect(decode(latin('<t>\x93Caf\xe9\x94</t>'), 'text/xml; charset=iso-8859-1')).toBe('<t>“Café”</t>')
  })

  test('falls back to windows-1252 under an unknown label', () => {
    expect(decode(latin('<t>Caf\xe9</t>'), 'text/xml; charset=klingon')).toBe('<t>Café</t>')
  })

  test('does not take windows-1252 for a mixture because two of its signs look like UTF-8', () => {
    const french = latin('<t>\xab\xa0dou\xe9\xa0\xbb, \xe9lev\xe9, \xe0 c\xf4t\xe9</t>')
    for (const type of ['text/xml', 'text/xml; charset=utf-8']) {
      expect(decode(french, type), type).toBe('<t>«\u00a0doué\u00a0», élevé, à côté</t>')
    }
  })

  test('keeps UTF-8 with one broken place', () => {
    const broken = Buffer.concat([Buffer.from('인공지능 뉴스'), bytesOf(0xff)])
    expect(decode(broken)).toBe('인공지능 뉴스\ufffd')
  })

  test.each([
    ['똠방각하', [0x8c, 0x63, 0xb9, 0xe6, 0xb0, 0xa2, 0xc7, 0xcf]],
    ['갂', [0x81, 0x41]],
    ['뷁', [0x94, 0xee]],
    ['힣', [0xc6, 0x52]],
  ])("reads %s, which only Windows' EUC-KR has", (text, bytes) => {
    expect(decode(bytesOf(0x3c, ...bytes, 0x3e), 'text/xml; charset=euc-kr')).toBe(`<${text}>`)
  })

  test('reads UTF-8 with a character cut in half as such, whatever the label says', () => {
    const cut = Buffer.concat([Buffer.from('<t>앤스로픽이 새 모델을 내놓'), bytesOf(0xec, 0x95), Buffer.from('…</t>')])
    for (const label of ['iso-8859-1', 'euc-kr', 'utf-8']) {
      expect(decode(cut, `text/xml; charset=${label}`), label).toBe('<t>앤스로픽이 새 모델을 내놓\ufffd…</t>')
    }
  })

  test('reads quotes of Windows amid UTF-8', () => {
    const mixed = Buffer.concat([Buffer.from('<t>Café — OpenAI'), bytesOf(0x92), Buffer.from('s naïve plan</t>')])
    expect(decode(mixed, 'text/xml; charset=utf-8')).toBe('<t>Café — OpenAI’s naïve plan</t>')
    const few = Buffer.concat([
      Buffer.from('<t>—'),
      bytesOf(0x93),
      Buffer.from('x'),
      bytesOf(0x94),
      Buffer.from('</t>'),
    ])
    expect(decode(few, 'text/xml; charset=utf-8')).toBe('<t>—“x”</t>')
  })
})
