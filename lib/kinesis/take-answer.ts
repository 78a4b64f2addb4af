import { Readable } from 'node:stream';
import type { GetRecordsCommand } from '@aws-sdk/client-kinesis';

/**
 * Takes the body of a command's good answer as it passes, before the SDK reads it: the SDK checks and copies each
 * record several times over, which is most of the work of reading a shard. Errors stay with the SDK.
 * @returns What tells the body once the command was sent; nothing where none came
 */
export function takeAnswer(command: GetRecordsCommand): () => string {
  let answer = '';
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { response } = result;
      if (isGood(response)) {
        answer = await textOf(response.body);
        response.body = Readable.from([]);
      }
      return result;
    },
    // The lowest of this step stands next to the wire.
    { step: 'deserialize', priority: 'low', name: 'takeAnswer' },
  );
  return () => answer;
}

/** Of whatever the request handler answers with. */
function isGood(response: unknown): response is { body: Readable } {
  return (
    typeof response === 'object' &&
    response !== null &&
    'statusCode' in response &&
    response.statusCode === 200 &&
    'body' in response &&
    response.body instanceof Readable
  );
}

async function textOf(body: Readable): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
