import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { SlackStandIn } from './stand-in.ts'

/** What the app has acknowledged. */
export interface Acknowledgement {
  envelope_id: string
  payload?: Record<string, unknown>
}

const opcodes = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa } as const

function frame(opcode: number, data: Buffer): Buffer {
  const length =
    data.length < 126 ? Buffer.from([data.length]) : Buffer.from([126, data.length >> 8, data.length & 0xff])
  return Buffer.concat([Buffer.from([0x80 | opcode]), length, data])
}

/** The frames of a client, which are masked. */
function* framesIn(bytes: Buffer): Generator<{ opcode: number; data: Buffer; end: number }> {
  let at = 0
  while (bytes.length >= at + 6) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const header = short === 126 ? 4 : 2
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short
    const end = at + header + 4 + length
    if (bytes.length < end) return
    const mask = bytes.subarray(at + header, at + header + 4)
    const data = Buffer.from(bytes.subarray(at + header + 4, end).map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
    yield { opcode: (bytes[at] ?? 0) & 0x0f, data, end }
    at = end
  }
}

/** Slack's end of Socket Mode, at the address that `apps.connections.open` gives. */
export class SocketStandIn {
  readonly acknowledged: Acknowledgement[] = []
  readonly #sockets = new Set<Socket>()
  connections = 0

  constructor(standIn: SlackStandIn) {
    standIn.server.on('upgrade', (request: IncomingMessage, socket: Socket) => this.#open(request, socket))
  }

  get isConnected(): boolean {
    return this.#sockets.size > 0
  }

  /** Sends what an HTTP request would have carried. */
  send(type: 'events_api' | 'slash_commands' | 'interactive', envelope_id: string, payload: unknown, retry = 0): void {
    this.#sendAll({ type, envelope_id, payload, accepts_response_payload: type !== 'events_api', retry_attempt: retry })
  }

  /** Tells the app to connect anew, as Slack does every few hours. */
  refresh(): void {
    this.#sendAll({ type: 'disconnect', reason: 'refresh_requested' })
  }

  /** Ends all connections without a word. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  #sendAll(message: object): void {
    for (const socket of this.#sockets) socket.write(frame(opcodes.text, Buffer.from(JSON.stringify(message))))
  }

  #open(request: IncomingMessage, socket: Socket): void {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    )
    this.connections += 1
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => this.#sockets.delete(socket))
    let rest = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      let end = 0
      for (const one of framesIn(rest)) {
        this.#receive(socket, one)
        end = one.end
      }
      rest = rest.subarray(end)
    })
    socket.write(frame(opcodes.text, Buffer.from(JSON.stringify({ type: 'hello', num_connections: 1 }))))
  }

  #receive(socket: Socket, { opcode, data }: { opcode: number; data: Buffer }): void {
    if (opcode === opcodes.ping) socket.write(frame(opcodes.pong, data))
    if (opcode === opcodes.close) socket.end(frame(opcodes.close, data))
    if (opcode === opcodes.text) this.acknowledged.push(JSON.parse(data.toString()) as Acknowledgement)
  }
}
