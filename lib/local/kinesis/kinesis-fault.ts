import { ServiceFault } from '@/lib/local/wire/service-fault';

/** The errors of Kinesis Data Streams that this engine answers with, by the service's own names. */
export type KinesisFaultName =
  | 'DryRunOperationException'
  | 'ExpiredIteratorException'
  | 'ExpiredNextTokenException'
  | 'InvalidArgumentException'
  | 'LimitExceededException'
  | 'ProvisionedThroughputExceededException'
  | 'ResourceInUseException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'UnknownOperationException'
  | 'ValidationException';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html */
export class KinesisFault extends ServiceFault {
  constructor(name: KinesisFaultName, message: string) {
    super(name, message, 400);
  }
}

export const invalidArgument = (message: string) =>
  new KinesisFault('InvalidArgumentException', message);
export const limitExceeded = (message: string) =>
  new KinesisFault('LimitExceededException', message);
