/** One setting: what it is for, and how its text is read. */
export interface Setting<T> {
  /** What it does, for the README's table. */
  help: string
  /** As it is written in the environment; undefined: unset. */
  default: string | undefined
  /** Throws with what is wrong; the setting's name is put before it. */
  parse(text: string): T
  secret?: true
}

export const setting = <T>(definition: Setting<T>): Setting<T> => definition

export const integer =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new Error(`must be a whole number from ${min} to ${max}`)
    return value
  }

export const oneOf =
  <T extends string>(...allowed: readonly T[]) =>
  (text: string): T => {
    const found = allowed.find((value) => value === text)
    if (found === undefined) throw new Error(`must be one of ${allowed.join(', ')}`)
    return found
  }

export function origins(text: string): string[] {
  return text.split(',').map((part) => {
    const origin = part.trim()
    if (!URL.canParse(origin) || new URL(origin).origin !== origin || !/^https?:/.test(origin)) {
      throw new Error(`must be a comma-separated list of origins such as https://shop.example; '${origin}' is none`)
    }
    return origin
  })
}

export function currency(text: string): string {
  if (!Intl.supportedValuesOf('currency').includes(text)) throw new Error('must be an ISO 4217 code such as USD')
  return text
}

export function httpAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Error('must be an http(s) address')
  return text
}

export function addressWithPassword(text: string): string {
  httpAddress(text)
  // A bare % in a name or password is no escape that can be read.
  const { username, password } = new URL(text)
  if (/%(?![\da-f]{2})/i.test(username + password)) throw new Error('must have its name and password percent-encoded')
  return text
}

export function secret(text: string): string {
  // HMAC-SHA-256 is no stronger than its key; 32 characters are what `openssl rand -base64 24` gives.
  if (text.length < 32) throw new Error('must have at least 32 characters (openssl rand -base64 32 makes one)')
  return text
}

export const matching =
  (pattern: RegExp, what: string) =>
  (text: string): string => {
    if (!pattern.test(text)) throw new Error(`must be ${what}`)
    return text
  }

/** An id on Discord: a number of up to 20 digits. */
export const snowflake = (of: string): ((text: string) => string) =>
  matching(/^\d{15,20}$/, `the id of ${of}, a number such as 1234567890123456789`)

export function publicUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol) || new URL(text).pathname !== '/')
    throw new Error('must be an http(s) address without a path, such as https://shop.example')
  return new URL(text).origin
}

export function apiUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Error('must be an http(s) address')
  return text.endsWith('/') ? text : `${text}/`
}
