import { KinesisServiceException } from '@aws-sdk/client-kinesis';
import { describe, expect, test } from 'vitest';
import { AppError } from './errors';
import { orAppError, toAppError } from './to-app-error';

const call = { action: 'kinesis:GetRecords', stream: 'flights' };

const service = (name: string, message = 'said') =>
  new KinesisServiceException({ name, message, $fault: 'client', $metadata: {} });

const network = (code: string) => Object.assign(new Error('connection trouble'), { code });

function translated(error: unknown): AppError {
  const result = toAppError(error, call);
  if (result instanceof AppError) return result;
  throw new Error('not translated');
}

describe('toAppError', () => {
  test.each([
    [service('ResourceNotFoundException', 'Stream x not found'), 'stream_not_found'],
    [
      service('ResourceNotFoundException', 'Shard shardId-000000000009 in stream'),
      'shard_not_found',
    ],
    [service('AccessDeniedException'), 'access_denied'],
    [service('KMSAccessDeniedException'), 'access_denied'],
    [service('ExpiredTokenException'), 'credentials_missing'],
    [service('UnrecognizedClientException'), 'credentials_missing'],
    [
      Object.assign(new Error('none found'), { name: 'CredentialsProviderError' }),
      'credentials_missing',
    ],
    [new Error('Region is missing'), 'credentials_missing'],
    [service('ProvisionedThroughputExceededException'), 'throttled'],
    [service('KMSThrottlingException'), 'throttled'],
    [service('ExpiredIteratorException'), 'iterator_expired'],
    [service('InvalidArgumentException'), 'invalid_input'],
    [service('ValidationException'), 'invalid_input'],
    [Object.assign(new Error('too late'), { name: 'TimeoutError' }), 'upstream_timeout'],
    [network('ETIMEDOUT'), 'upstream_timeout'],
    [Object.assign(network('ECONNRESET'), { name: 'TimeoutError' }), 'upstream_unavailable'],
    [network('ECONNREFUSED'), 'upstream_unavailable'],
    [network('ENOTFOUND'), 'upstream_unavailable'],
    [network('CERT_HAS_EXPIRED'), 'upstream_unavailable'],
    [service('InternalFailureException'), 'upstream_unavailable'],
    [service('SomethingNewException'), 'upstream_unavailable'],
  ])('%s is %s', (error, code) => {
    expect(translated(error).code).toBe(code);
    expect(translated(error).cause).toBe(error);
  });

  test('names the IAM action that is missing: what AWS says, else the one of the call', () => {
    const said = 'User x is not authorized to perform: sts:AssumeRole on resource: y';
    expect(translated(service('AccessDenied', said)).action).toBe('sts:AssumeRole');
    expect(translated(service('AccessDeniedException')).action).toBe('kinesis:GetRecords');
    expect(translated(service('KMSAccessDeniedException')).action).toBe('kms:Decrypt');
  });

  test('says when to try a throttled call again', () => {
    expect(translated(service('LimitExceededException')).retryAfterMs).toBe(1_000);
  });

  test('leaves alone what is no fault of a service: our own errors, aborts and bugs', () => {
    const others = [
      new AppError('not_allowed', 'no'),
      new TypeError('x is not a function'),
      Object.assign(new Error('aborted'), { name: 'AbortError' }),
      Object.assign(new Error('odd'), { name: 'constructor' }),
      'text',
    ];
    for (const other of others) expect(toAppError(other, call)).toBe(other);
  });
});

test('orAppError hands a good answer through and translates a failure', async () => {
  expect(await orAppError(Promise.resolve(7), call)).toBe(7);
  const failing = orAppError(Promise.reject(service('ThrottlingException')), call);
  await expect(failing).rejects.toMatchObject({ code: 'throttled' });
});

test('a missing region is named as what is missing, before credentials are', () => {
  expect(translated(new Error('Region is missing')).message).toContain('AWS_REGION');
});
