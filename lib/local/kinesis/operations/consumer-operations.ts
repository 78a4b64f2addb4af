import { Consumer } from '@/lib/local/kinesis/consumer';
import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument, KinesisFault, limitExceeded } from '@/lib/local/kinesis/kinesis-fault';
import { NEXT_TOKEN_LIFE_MS } from '@/lib/local/kinesis/limits';
import type { Stream } from '@/lib/local/kinesis/stream';
import { requireActive } from './require-active';
import { setTags } from './tags';

const DEFAULT_PAGE = 100;

/** How a request names its consumer: by its ARN, or by the stream's and its name. */
interface ConsumerReference {
  StreamARN?: string | undefined;
  ConsumerName?: string | undefined;
  ConsumerARN?: string | undefined;
}

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html */
export const registerStreamConsumer: Handler<'RegisterStreamConsumer'> = (context, input) => {
  const { account, clock, durations, limits } = context;
  const nowMs = clock.now();
  const stream = requireActive(context, input);
  const consumers = stream.liveConsumers(nowMs);
  if (consumers.some((consumer) => consumer.name === input.ConsumerName)) {
    throw new KinesisFault(
      'ResourceInUseException',
      `Consumer ${input.ConsumerName} of stream ${stream.name} under account ${account.id} already exists.`,
    );
  }
  const creating = consumers.filter((consumer) => consumer.status(nowMs) === 'CREATING').length;
  const most = account.commitment.isEnabled(nowMs) ? limits.committedConsumers : limits.consumers;
  if (consumers.length >= most || creating >= limits.creatingConsumers) {
    throw limitExceeded(
      `Stream ${stream.name} has ${consumers.length} consumers, ${creating} of them in CREATING state. ` +
        `Limits: ${most} and ${limits.creatingConsumers}.`,
    );
  }
  const consumer = new Consumer({
    name: input.ConsumerName,
    arn: `${stream.arn}/consumer/${input.ConsumerName}:${Math.floor(nowMs / 1000)}`,
    createdMs: nowMs,
    activeFromMs: nowMs + durations.createMs,
  });
  if (input.Tags) setTags(consumer.tags, input.Tags);
  stream.consumers.set(consumer.name, consumer);
  return { Consumer: { ...consumer.describe(nowMs), ConsumerStatus: 'CREATING' } };
};

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamConsumer.html */
export const describeStreamConsumer: Handler<'DescribeStreamConsumer'> = (context, input) => {
  const { stream, consumer } = findConsumer(context, input);
  return {
    ConsumerDescription: { ...consumer.describe(context.clock.now()), StreamARN: stream.arn },
  };
};

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreamConsumers.html */
export const listStreamConsumers: Handler<'ListStreamConsumers'> = (context, input) => {
  const { account, clock, seal } = context;
  const nowMs = clock.now();
  const stream = account.stream(input, nowMs);
  const after = input.NextToken === undefined ? '' : nameIn(context, input.NextToken);
  const consumers = stream.liveConsumers(nowMs).filter((consumer) => consumer.name > after);
  const page = consumers.slice(0, input.MaxResults ?? DEFAULT_PAGE);
  const last = page.at(-1);
  return {
    Consumers: page.map((consumer) => consumer.describe(nowMs)),
    ...(last && page.length < consumers.length
      ? { NextToken: seal.seal(['ListStreamConsumers', last.name, nowMs]) }
      : {}),
  };
};

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeregisterStreamConsumer.html */
export const deregisterStreamConsumer: Handler<'DeregisterStreamConsumer'> = (context, input) => {
  const { consumer } = findConsumer(context, input);
  consumer.goneFromMs ??= context.clock.now() + context.durations.deleteMs;
  consumer.endSubscriptions();
  return {};
};

/** @throws KinesisFault ResourceNotFoundException; InvalidArgumentException when it is not named */
export function findConsumer(
  { account, clock }: EngineContext,
  reference: ConsumerReference,
): { stream: Stream; consumer: Consumer } {
  const { ConsumerARN: arn, ConsumerName: name, StreamARN } = reference;
  if (arn === undefined && (StreamARN === undefined || name === undefined)) {
    throw invalidArgument('Either ConsumerARN, or StreamARN and ConsumerName, must be given.');
  }
  const nowMs = clock.now();
  const stream = account.stream({ StreamARN: arn?.split('/consumer/')[0] ?? StreamARN }, nowMs);
  const consumer = stream
    .liveConsumers(nowMs)
    .find((candidate) => (arn === undefined ? candidate.name === name : candidate.arn === arn));
  if (consumer) return { stream, consumer };
  throw account.notFound(`Consumer ${arn ?? name} under account ${account.id} not found.`);
}

function nameIn({ clock, seal }: EngineContext, token: string): string {
  const [kind, name, madeMs] = seal.open(token) ?? [];
  if (kind !== 'ListStreamConsumers' || name === undefined) {
    throw invalidArgument('Invalid NextToken.');
  }
  if (clock.now() - Number(madeMs) <= NEXT_TOKEN_LIFE_MS) return name;
  throw new KinesisFault('ExpiredNextTokenException', 'NextToken expired: it lives 300 seconds.');
}
