import { ServiceFault } from '@/lib/local/wire/service-fault';

/** The service's error shapes, and the older code that query-mode clients read from a header instead. */
const QUERY_CODES = {
  InvalidFormatFault: 'InvalidFormat',
  InvalidNextToken: 'InvalidNextToken',
  InvalidParameterCombinationException: 'InvalidParameterCombination',
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  LimitExceededFault: 'LimitExceeded',
  ResourceNotFound: 'ResourceNotFound',
  SerializationException: 'SerializationException',
  UnknownOperationException: 'UnknownOperationException',
  ValidationException: 'ValidationError',
} as const;

type CloudWatchFaultName = keyof typeof QUERY_CODES;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
export class CloudWatchFault extends ServiceFault {
  constructor(name: CloudWatchFaultName, message: string) {
    super(name, message, name === 'ResourceNotFound' ? 404 : 400);
  }
}

/**
 * The error header of the JSON protocol's query mode.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#x-amzn-query-error-header
 */
export function queryErrorHeader(fault: ServiceFault): Record<string, string> {
  const code = isKnown(fault.name) ? QUERY_CODES[fault.name] : fault.name;
  return { 'x-amzn-query-error': `${code};${fault.status < 500 ? 'Sender' : 'Receiver'}` };
}

export const validationError = (message: string) =>
  new CloudWatchFault('ValidationException', message);

function isKnown(name: string): name is CloudWatchFaultName {
  return Object.hasOwn(QUERY_CODES, name);
}
