import { text, toBody, type Body } from './fake-body.ts'

/** An uploaded file. Slack looks at it for a moment before a message may show it. */
type FakeFile = {
  readonly id: string
  readonly name: string
  readonly alt: string
  readonly length: number
  bytes: Buffer | null
  state: 'asked' | 'completed' | 'ready'
}

/** The files that were uploaded. */
export class FakeFiles {
  readonly all: FakeFile[] = []
  readonly #complain: (problem: string) => void

  constructor(complain: (problem: string) => void) {
    this.#complain = complain
  }

  /** What a method of files answers; `base`: where uploads go. */
  take(method: string, body: Body, base: string): Body {
    if (method === 'files.getUploadURLExternal') {
      const id = `F${this.all.length + 1}`
      const { filename, alt_txt: alt, length } = body
      this.all.push({ id, name: text(filename), alt: text(alt), length: Number(length), bytes: null, state: 'asked' })
      return { ok: true, upload_url: `${base}/upload/${id}`, file_id: id }
    }
    if (method === 'files.info') {
      const file = this.all.find(({ id }) => id === body.file)
      if (file === undefined) return { ok: false, error: 'file_not_found' }
      const isReady = file.state === 'ready'
      // The next look finds it ready.
      if (file.state === 'completed') file.state = 'ready'
      return { ok: true, file: { id: file.id, mimetype: isReady ? 'image/png' : '' } }
    }
    if (body.channel_id !== undefined) this.#complain('a file was shared by itself')
    const completed: readonly unknown[] = Array.isArray(body.files) ? body.files : []
    for (const one of completed) {
      const file = this.all.find(({ id }) => id === toBody(one).id)
      if (file === undefined || file.bytes === null) return { ok: false, error: 'file_not_found' }
      file.state = 'completed'
    }
    return { ok: true, files: body.files }
  }

  /** Pictures that blocks show before Slack has looked at them. */
  problemsOf(blocks: unknown): readonly string[] {
    const all: readonly unknown[] = Array.isArray(blocks) ? blocks : []
    const named = all.map(toBody).flatMap((block) => (block.type === 'image' ? [toBody(block.slack_file).id] : []))
    const isReady = (name: unknown) => this.all.some(({ id, state }) => id === name && state === 'ready')
    return named.every(isReady) ? [] : ['a picture is not ready']
  }

  /** The bytes of a file, at the path that was given for them; false where they are not as many as was said. */
  upload(path: string, bytes: Buffer): boolean {
    const file = this.all.find(({ id }) => path === `/upload/${id}`)
    if (file?.length !== bytes.length) return false
    file.bytes = bytes
    return true
  }
}
