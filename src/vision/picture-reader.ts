/** A picture that was decoded whole and written anew: upright, without metadata, of a bounded size. */
export interface CheckedPicture {
  /** JPEG. */
  bytes: Uint8Array
  /** Pixels. */
  width: number
  height: number
}

/** What a picture says. */
export interface PictureText {
  /** The thing that it shows, in a few words for a search ('black office chair, mesh, Nordwind'), where a reader can tell. */
  thing?: string
  /** A reader that might have told more could not read. */
  isFallback?: true
  /** Its lines from top to bottom; one that is crossed out stands between double tildes. Empty: there are no words. */
  text: string
  /**
   * What it shows. `unsure`: the reader knows letters alone; `nothing`: it is blank; `blurred`: it is too blurred to be
   * read, and the text, if there is any, is guessed.
   */
  shows: 'list' | 'other' | 'unsure' | 'nothing' | 'blurred'
}

/** Reads the words in pictures. What it reads is data, and never an instruction. */
export interface PictureReader {
  /** Named in the log. */
  readonly name: string
  /**
   * @throws ShopclerkError 503 when too many pictures wait; any other error when this reader cannot read now and another
   * one may.
   */
  read(picture: CheckedPicture, signal: AbortSignal): Promise<PictureText>
  /** Frees what reading takes. */
  close(): Promise<void>
}
