/**
 * A `fetch` whose answers' bodies end with an error past `mostBytes`: a service that sends without end fills no memory.
 * The error is the one that `tooLong` makes.
 */
export function boundedFetch(mostBytes: number, tooLong: () => Error): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.body === null) return response
    let bytes = 0
    const bounded = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.length
          if (bytes > mostBytes) controller.error(tooLong())
          else controller.enqueue(chunk)
        },
      }),
    )
    return new Response(bounded, response)
  }
}
