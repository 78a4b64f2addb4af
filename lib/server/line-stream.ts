import 'server-only';

interface Lines {
  messages: AsyncIterable<unknown>;
  /** Aborts when the client goes away, which may be before it takes the first line. */
  signal: AbortSignal;
  /** The last line, where the messages break off with an error. */
  toLast: (error: unknown) => unknown;
  /** Hears once that it has ended, whoever ended it, and that what the messages had open is put away. */
  onEnd: (error?: unknown) => void;
}

/**
 * Messages as newline-delimited JSON, made as fast as they are taken and no faster. Waits for the first, so that
 * what fails before it is an ordinary failure.
 * @throws what the messages throw before the first of them
 */
export async function lineStream({
  messages,
  signal,
  toLast,
  onEnd,
}: Lines): Promise<ReadableStream<Uint8Array>> {
  const iterator = messages[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const toLine = (message: unknown) => encoder.encode(`${JSON.stringify(message)}\n`);
  let ended = false;
  const end = (error?: unknown) => {
    if (ended) return;
    ended = true;
    signal.removeEventListener('abort', onAbort);
    onEnd(error);
  };
  const leave = async () => {
    await iterator.return?.();
    end();
  };
  const onAbort = () => void leave();
  let next: Promise<IteratorResult<unknown>> | undefined = settled(await iterator.next());
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) await leave();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const asked = next ?? iterator.next();
      next = undefined;
      try {
        const { value, done } = await asked;
        if (done !== true) {
          controller.enqueue(toLine(value));
          return;
        }
        end();
      } catch (error) {
        controller.enqueue(toLine(toLast(error)));
        await iterator.return?.();
        end(error);
      }
      controller.close();
    },
    cancel: leave,
  });
}

const settled = (result: IteratorResult<unknown>) => Promise.resolve(result);
