/** Milliseconds: Discord counts from 2015 on (docs.discord.com/developers/reference#snowflakes). */
const epoch = 1_420_070_400_000n

/** When the thing with this id came to be, in milliseconds since the epoch. */
export const timeOfSnowflake = (id: string): number => Number((BigInt(id) >> 22n) + epoch)

/** The smallest id that a thing of this time can have. */
export const snowflakeAt = (time: number): string => String((BigInt(Math.max(0, Math.floor(time))) - epoch) << 22n)
