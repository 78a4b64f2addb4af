import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';

/** @see https://docs.aws.amazon.com/streams/latest/dev/tagging.html */
const MOST_TAGS = 50;
const DEFAULT_LIMIT = 50;
type Tags = Map<string, string>;

/** @throws KinesisFault InvalidArgumentException when there would be more than 50 */
export function setTags(tags: Tags, more: Readonly<Record<string, string>>): void {
  const count = new Set([...tags.keys(), ...Object.keys(more)]).size;
  if (count > MOST_TAGS) {
    throw invalidArgument(`A resource has at most ${MOST_TAGS} tags, this would make ${count}.`);
  }
  for (const [key, value] of Object.entries(more)) tags.set(key, value);
}

export const addTagsToStream: Handler<'AddTagsToStream'> = ({ account, clock }, input) => {
  setTags(account.stream(input, clock.now()).tags, input.Tags);
  return {};
};

export const removeTagsFromStream: Handler<'RemoveTagsFromStream'> = (
  { account, clock },
  input,
) => {
  const { tags } = account.stream(input, clock.now());
  for (const key of input.TagKeys) tags.delete(key);
  return {};
};

export const listTagsForStream: Handler<'ListTagsForStream'> = ({ account, clock }, input) => {
  const after = input.ExclusiveStartTagKey ?? '';
  const tags = sorted(account.stream(input, clock.now()).tags).filter((tag) => tag.Key > after);
  const page = tags.slice(0, input.Limit ?? DEFAULT_LIMIT);
  return { Tags: page, HasMoreTags: page.length < tags.length };
};

export const tagResource: Handler<'TagResource'> = (context, input) => {
  setTags(tagsOf(context, input.ResourceARN), input.Tags);
  return {};
};

export const untagResource: Handler<'UntagResource'> = (context, input) => {
  const tags = tagsOf(context, input.ResourceARN);
  for (const key of input.TagKeys) tags.delete(key);
  return {};
};

export const listTagsForResource: Handler<'ListTagsForResource'> = (context, input) => ({
  Tags: sorted(tagsOf(context, input.ResourceARN)),
});

/** A resource is a stream or a consumer of one. */
function tagsOf({ account, clock }: EngineContext, resourceArn: string): Tags {
  const nowMs = clock.now();
  const [streamArn = ''] = resourceArn.split('/consumer/');
  const stream = account.stream({ StreamARN: streamArn }, nowMs);
  if (streamArn === resourceArn) return stream.tags;
  const consumer = stream.liveConsumers(nowMs).find(({ arn }) => arn === resourceArn);
  if (consumer) return consumer.tags;
  throw account.notFound(`Consumer ${resourceArn} under account ${account.id} not found.`);
}

function sorted(tags: Tags): { Key: string; Value: string }[] {
  return Array.from(tags, ([Key, Value]) => ({ Key, Value })).toSorted((a, b) =>
    a.Key < b.Key ? -1 : 1,
  );
}
