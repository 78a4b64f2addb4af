import { ServiceFault } from '@/lib/local/wire/service-fault';

const KMS_KEY = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000';

/**
 * Errors that can be asked for: status and message.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html#API_PutRecords_Errors
 */
const ERRORS = {
  AccessDeniedException: [400, 'User is not authorized to perform this operation.'],
  ExpiredIteratorException: [400, 'Iterator expired.'],
  ExpiredNextTokenException: [400, 'NextToken expired.'],
  ExpiredTokenException: [403, 'The security token included in the request is expired'],
  InternalFailure: [500, 'Internal service failure.'],
  InternalFailureException: [500, 'Internal service failure.'],
  KMSAccessDeniedException: [400, `The ciphertext refers to a key that is not allowed: ${KMS_KEY}`],
  KMSDisabledException: [400, `${KMS_KEY} is disabled.`],
  KMSInvalidStateException: [400, `${KMS_KEY} is pending deletion.`],
  KMSNotFoundException: [400, `Key '${KMS_KEY}' does not exist`],
  KMSOptInRequired: [400, 'The AWS access key ID needs a subscription for the service.'],
  KMSThrottlingException: [400, 'Rate exceeded for AWS KMS.'],
  LimitExceededException: [400, 'Rate exceeded.'],
  ProvisionedThroughputExceededException: [400, 'Rate exceeded for shard.'],
  ResourceInUseException: [400, 'The resource is in use.'],
  ResourceNotFoundException: [400, 'The resource is not found.'],
  ServiceUnavailable: [503, 'Service is unable to handle request.'],
  ThrottlingException: [400, 'Rate exceeded'],
  UnrecognizedClientException: [403, 'The security token included in the request is invalid.'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;

export const ERROR_NAMES = Object.keys(ERRORS).filter((name) => isErrorName(name));
export type ErrorName = keyof typeof ERRORS;

function isErrorName(name: string): name is ErrorName {
  return Object.hasOwn(ERRORS, name);
}

/** The refusal that a client sees. */
export function faultNamed(name: ErrorName, message?: string): ServiceFault {
  const [status, usual] = ERRORS[name];
  return new ServiceFault(name, message ?? usual, status);
}
