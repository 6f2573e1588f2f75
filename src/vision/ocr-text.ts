/** A word as it was read, and how sure that is: 0 to 100. */
export interface ReadWord {
  text: string
  confidence: number
}

/** Below it a sign or two beside words are guessed from stains as often as from letters. */
const leastSure = 35
/** Letters of a word that stands in a line with sure ones: however unsure, it is a word. */
const lettersOfWord = 3
/** A line is one when one of its words is as sure as this; lines of print have 90. */
const sureWord = 60

/** A bullet of print is read as one of these. */
const signBullet =
  /^(?:[-*•·»«+~¢°©®¥>§=–—_.,:;'"“”‘’^|/\\<]|\[ ?\)|\( ?\]|[[(LCl|]\]|\[[Jl|I1]|[□■○●▪]) +(?=\S)|^\[ ?\] *(?=\S)/u
/** A round bullet is read as a letter, too; where two lines have the same one, or others have bullets, it is no word. */
const letterBullet = /^(?<letter>[b-zB-HJ-Z@&]) +(?=[\p{L}\d(#])/u
/** A drawn box is read as round or square letters; where two lines have some, they are no words. */
const letterBox = /^(?:[0OoJ]|[0OoQDUCLJ[\](|]{2}) +(?=[\p{L}\d(#])/u
/** Of brackets with nothing between the second is read as a figure one, which then stands before the quantity. */
const bracketBox = /^[[({|If] ?[\]1lIJ|]? *(?=\S)/u
/** The figure one, alone before a thing or a times sign. */
const looksLikeOne = /^[lI|!](?= ?[xX×] |[xX]? +\p{Ll})/u
/** A number with letters that look like its figures. */
const number = /^[\dlI|OoSZB]{1,3}(?= ?[xX×]? )/u
const numberInBrackets = /\((?<number>[\dlI|OoSZB]{1,3})\)/gu

const figures: Readonly<Record<string, string>> = { l: '1', I: '1', '|': '1', O: '0', o: '0', S: '5', Z: '2', B: '8' }

/**
 * The text of a page as it was meant: without what was guessed from stains, with bullets as dashes, and with figures where
 * letters were read for them at the beginning of a line.
 */
export function textOfLines(lines: readonly (readonly ReadWord[])[]): string {
  const read = lines
    .filter((words) => words.some(({ text, confidence }) => confidence >= sureWord && /[\p{L}\d]/u.test(text)))
    .map((words) => words.filter(isKept))
    .map((words) =>
      words
        .map(({ text }) => text)
        .join(' ')
        .trim(),
    )
  return read
    .map(plainBullets(read))
    .map(withFigures)
    .filter((line) => line !== '')
    .join('\n')
}

const isKept = ({ text, confidence }: ReadWord): boolean =>
  confidence >= leastSure || (text.match(/[\p{L}\d]/gu)?.length ?? 0) >= lettersOfWord

/** How bullets and boxes of these lines become dashes: one alone may be a word, several are the page's style. */
function plainBullets(lines: readonly string[]): (line: string) => string {
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length
  const letters = new Map<string, number>()
  for (const line of lines) {
    const letter = letterBullet.exec(line)?.groups?.letter ?? ''
    letters.set(letter, (letters.get(letter) ?? 0) + 1)
  }
  const hasBrackets = count(/^\[/u) > 1 && count(/^\[ ?1/u) > 0
  const hasBullets = count(signBullet) > 1
  const hasBoxes = hasBullets || count(letterBox) > 1
  return (line) => {
    if (signBullet.test(line)) return line.replace(signBullet, '- ')
    if (hasBoxes && letterBox.test(line)) return line.replace(letterBox, '- ')
    if (hasBrackets && bracketBox.test(line)) return line.replace(bracketBox, '- ')
    const letter = letterBullet.exec(line)?.groups?.letter
    const isBullet = letter !== undefined && (hasBullets || (letters.get(letter) ?? 0) > 1)
    return isBullet ? line.replace(letterBullet, '- ') : line
  }
}

function withFigures(line: string): string {
  const bullet = line.startsWith('- ') ? '- ' : ''
  const rest = line
    .slice(bullet.length)
    .replace(looksLikeOne, '1')
    .replace(number, inFigures)
    .replace(numberInBrackets, (whole, letters: string) => `(${inFigures(letters)})`.replace(/^\(\D.*$/u, whole))
  return `${bullet}${rest}`
}

/** Only where one of the signs is a figure, or the word is none: 'lB' and 'so' stay as they are. */
const inFigures = (text: string): string =>
  /\d/u.test(text) || /^[lI|]$/u.test(text) ? text.replace(/\D/gu, (sign) => figures[sign] ?? sign) : text
