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

  test('reads latin1 as windows-1252', () => {
    expect(decode(latin('<t>\x93Caf\xe9\x94</t>'), 'text/xml; charset=iso-8859-1')).toBe('<t>“Café”</t>')
  })

  test('falls back to windows-1252 under an unknown label', () => {
    expect(decode(latin('<t>Caf\xe9</t>'), 'text/xml; charset=klingon')).toBe('<t>Café</t>')
  })

  test('keeps UTF-8 with one broken place', () => {
    const broken = Buffer.concat([Buffer.from('인공지능 뉴스'), bytesOf(0xff)])
    expect(decode(broken)).toBe('인공지능 뉴스\ufffd')
  })
})
