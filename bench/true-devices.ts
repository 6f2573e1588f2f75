/**
 * Names of devices as shoppers type them, and how the titles of Icecat tell the device from its bags,
 * cables and cartridges. The judged queries do not: they were pooled from what a lexical search found.
 */
const titlePatterns: Readonly<Record<string, RegExp>> = {
  laptop:
    /\b(?:notebook|laptop|chromebook)\b(?!.*(?:case|bag|backpack|lock|stand|battery|adapter|protector|filter|sleeve|mount|spare|briefcase|cooler|roller|keyboard))/,
  printer:
    /(?:laser|inkjet|photo|label|matrix|large format|pos|forms) ?printer\b(?!.*(?:kit|drum|stand|roller|spare|ribbon|tray|cartridge))|(?:laserjet|deskjet|officejet|designjet|phaser) .*(?:dpi|printer)\b(?!.*(?:kit|drum|stand|roller|spare|cartridge))/,
  tv: /\btv\b(?!.*(?:mount|bracket|stand|tuner|cable|remote))/,
  monitor:
    /(?:computer|flat panel|lcd|led|touch ?screen|widescreen|baby|room) monitor\b(?!.*(?:stand|arm|mount|filter|cable|box))/,
  camera:
    /(?:digital|slr|security|ip|compact|bridge|web|pc|surveillance) ?(?:print)?(?:compact )?camera(?!.*(?:case|bag|battery|filter|lens|cable|kit black))|webcam|camcorder/,
  keyboard: /\bkeyboard (?:rf|usb|ps\/2|wireless|bluetooth|qwert|azerty)|\bkeyboard$/,
  mouse: /\bmouse (?:usb|rf|ps\/2|bluetooth|wireless|optical|laser)|\bmouse$/,
  scanner: /\bscanner\b(?!.*(?:spare|lamp|adapter|kit))/,
  projector: /\bprojector\b(?!.*(?:mount|screen|lamp|case|lens|filter|bag))/,
  router: /\brouter\b(?!.*adapter)/,
  tablet: /\btablet (?:pc|\d|.*\bgb\b)|graphic tablet/,
  smartphone: /\bsmartphone \d|\bgalaxy s\d.*\bgb\b|\biphone\b.*\bgb\b/,
  headphones: /\b(?:headphone|headset)s?\b/,
  phone: /\b(?:telephone|dect|messenger|voip)\b.*phone|smartphone \d/,
  desktop: /desktop pc|microtower|small form factor pc|tower pc|thin client/,
  server: /\bserver\b(?!.*(?:rack|cable|license|board|kit|memory))/,
  speaker: /\bspeakers?\b(?!.*(?:cable|wire|mount|stand))/,
  calculator: /\bcalculator\b/,
}

export const devices = Object.keys(titlePatterns)

/** The share of the first ten products found for each device name that are that device, on average. */
export function trueDevices(
  found: ReadonlyMap<string, readonly string[]>,
  titles: ReadonlyMap<string, string>,
): number {
  const shares = [...found].map(([device, ids]) => {
    const pattern = titlePatterns[device]
    const first = ids.slice(0, 10)
    return first.filter((id) => pattern?.test(titles.get(id)?.toLowerCase() ?? '')).length / first.length
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
