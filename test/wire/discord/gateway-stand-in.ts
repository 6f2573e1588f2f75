import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { bot, type DiscordStandIn } from './stand-in.ts'

interface Packet {
  op: number
  d?: unknown
  s?: number
  t?: string
}

interface Sent {
  op: number
  d?: { token?: string; intents?: number; session_id?: string; seq?: number } | number | null
}

const opcodes = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const
const privileged = 1 << 15

/** Discord's gateway, at the address that `/gateway/bot` gives. */
export class GatewayStandIn {
  /** What was sent to identify, and to resume, in order. */
  readonly identified: { intents: number }[] = []
  readonly resumed: number[] = []
  readonly heartbeats: unknown[] = []
  /** Whether the Message Content Intent is turned on in the Developer Portal. */
  allowsContent = true
  token = bot.token
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #events: Packet[] = []
  readonly #sockets = new Set<WebSocket>()
  #session: string | undefined
  #live: WebSocket | undefined
  #url: () => string

  constructor(standIn: DiscordStandIn) {
    this.#url = () => standIn.gatewayUrl
    standIn.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#open(opened)),
    )
  }

  get isConnected(): boolean {
    return this.#live !== undefined
  }

  /** Sends an event, at once or when the session is resumed. */
  dispatch(t: string, d: unknown): void {
    const packet = { op: opcodes.dispatch, t, d, s: this.#events.length + 1 }
    this.#events.push(packet)
    this.#send(this.#live, packet)
  }

  /** Ends the connection without a word. */
  drop(): void {
    this.#live = undefined
    for (const socket of this.#sockets) socket.terminate()
  }

  /** Tells the app to connect anew, as Discord does now and then. */
  reconnect(): void {
    this.#send(this.#live, { op: opcodes.reconnect, d: null })
    this.#live = undefined
  }

  /** Ends the connection with a code. */
  close(code: number): void {
    const live = this.#live
    this.#live = undefined
    live?.close(code)
  }

  /** Forgets the session: it can only be begun anew. */
  forget(): void {
    this.#session = undefined
  }

  stop(): void {
    for (const socket of this.#sockets) socket.terminate()
    this.#server.close()
  }

  #send(socket: WebSocket | undefined, packet: Packet): void {
    socket?.send(JSON.stringify(packet))
  }

  #open(socket: WebSocket): void {
    this.#sockets.add(socket)
    socket.on('close', () => {
      this.#sockets.delete(socket)
      if (this.#live === socket) this.#live = undefined
    })
    socket.on('message', (data) => this.#receive(socket, JSON.parse(String(data)) as Sent))
    this.#send(socket, { op: opcodes.hello, d: { heartbeat_interval: 41_250 } })
  }

  #receive(socket: WebSocket, { op, d }: Sent): void {
    const given = typeof d === 'object' && d !== null ? d : {}
    if (op === opcodes.heartbeat) {
      this.heartbeats.push(d)
      this.#send(socket, { op: opcodes.ack })
      return
    }
    if (given.token !== this.token) return void socket.close(4004)
    if (op === opcodes.identify) this.#identify(socket, given.intents ?? 0)
    if (op === opcodes.resume) this.#resume(socket, given.session_id, given.seq ?? 0)
  }

  #identify(socket: WebSocket, intents: number): void {
    this.identified.push({ intents })
    if ((intents & privileged) !== 0 && !this.allowsContent) return void socket.close(4014)
    this.#session = `session-${this.identified.length}`
    this.#live = socket
    this.dispatch('READY', {
      v: 10,
      user: { id: bot.id, username: 'Shopclerk', discriminator: '0000', avatar: null, bot: true },
      guilds: [],
      session_id: this.#session,
      resume_gateway_url: this.#url(),
      shard: [0, 1],
      application: { id: bot.applicationId, flags: 0 },
    })
  }

  #resume(socket: WebSocket, session: string | undefined, seq: number): void {
    this.resumed.push(seq)
    if (session !== this.#session) return void this.#send(socket, { op: opcodes.invalid, d: false })
    this.#live = socket
    // What came meanwhile, and as it may be, something that had come before.
    for (const packet of this.#events.slice(Math.max(1, seq - 1))) this.#send(socket, packet)
    this.dispatch('RESUMED', {})
  }
}
