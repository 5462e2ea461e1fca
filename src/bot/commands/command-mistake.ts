/** A person asked for something that does not work. `message` is in their language, `example` is a right call. */
export class CommandMistake extends Error {
  override readonly name = 'CommandMistake'
  readonly example: string | null
  constructor(message: string, example: string | null) {
    super(message)
    this.example = example
  }
}
