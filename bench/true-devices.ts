/** What a title says when it is about a part or an accessory of a device. */
const accessory =
  /\b(?:case|bag|backpack|lock|stand|battery|adapter|protector|protection|filter|sleeve|mount|mounting|spare|briefcase|cooler|roller|lamp|cable|kit|drum|ribbon|tray|cartridge|arm|cart|bracket|remote|converter|license|dock|docking|enclosure|privacy|printhead|paper|toner|ink|tuner|pod|cover|svc|rack|memory|board|cord|wire|holder|box)\b/

/**
 * Names of devices as shoppers type them, and how Icecat's titles name the device itself. The judged
 * queries do not tell a device from its accessories: they were pooled from what a lexical search found.
 */
const titlePatterns: Readonly<Record<string, RegExp>> = {
  laptop: /\b(?:notebook|laptop|chromebook)\b/,
  printer: /\bprinter\b|\b(?:laserjet|deskjet|officejet|designjet|phaser)\b.*\bdpi\b/,
  tv: /\btv\b/,
  monitor: /\bmonitor\b/,
  camera: /\bcamera\b|\bwebcam\b|\bcamcorder\b/,
  keyboard: /\bkeyboard\b/,
  mouse: /\bmouse\b/,
  scanner: /\bscanner\b/,
  projector: /\bprojector\b(?! screen)/,
  router: /\brouter\b/,
  tablet: /\btablet\b(?!.*\busb\b)/,
  smartphone: /\bsmartphone\b|\b(?:galaxy s\d|iphone)\b.*\bgb\b/,
  headphones: /\b(?:headphone|headset)s?\b/,
  phone: /\b(?:phone|telephone|smartphone)\b/,
  desktop: /\bdesktop pc\b|\bmicrotower\b|\bsmall form factor\b|\btower pc\b|\bthin client\b/,
  server: /^(?!.*\b(?:print|serial|terminal)\b).*\bserver\b/,
  speaker: /\bspeakers?\b/,
  calculator: /\bcalculator\b/,
}

export const devices = Object.keys(titlePatterns)

/** The share of the first ten products found for each device name that are that device, on average. */
export function trueDevices(
  found: ReadonlyMap<string, readonly string[]>,
  titles: ReadonlyMap<string, string>,
): number {
  const shares = [...found].map(([device, ids]) => {
    const first = ids.slice(0, 10).map((id) => titles.get(id)?.toLowerCase() ?? '')
    const isDevice = (title: string): boolean => titlePatterns[device]?.test(title) === true && !accessory.test(title)
    return first.filter(isDevice).length / Math.max(1, first.length)
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
