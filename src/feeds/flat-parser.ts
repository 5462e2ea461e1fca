import { Parser } from 'htmlparser2'

/**
 * Tells of tags, and not what is in what: the usual parser puts each open element in front of all others and tells of their
 * ends one by one, so that a megabyte of them takes ten seconds.
 */
export class FlatParser extends Parser {
  protected override isVoidElement(): boolean {
    return true
  }
}
