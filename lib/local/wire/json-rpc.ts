import { randomUUID } from 'node:crypto';
import { ConnectionDrop } from './connection-drop';
import { ServiceFault } from './service-fault';
import type { WireRequest, WireResponse } from './wire-message';

/** One call on its way to a service. */
export interface IncomingCall {
  operation: string;
  input: Readonly<Record<string, unknown>>;
  request: WireRequest;
}

/** Stands before a service: lets a call through with `run`, or delays it, refuses it, drops its connection. */
export type Intercept = (call: IncomingCall, run: () => unknown) => unknown;

export interface JsonRpcService {
  /** What stands before the dot in `X-Amz-Target`, such as `Kinesis_20131202`. */
  targetPrefix: string;
  contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
  /** Answers a value for JSON, or a whole response where the answer is no JSON. */
  execute: (operation: string, input: Record<string, unknown>, request: WireRequest) => unknown;
  /** Stands before the error name in `__type`, such as `com.amazonaws.cloudwatch#`. Default none. */
  errorNamespace?: string;
  intercept?: Intercept | undefined;
  /** Further headers of an error answer. */
  errorHeaders?: (fault: ServiceFault) => Readonly<Record<string, string>>;
}

/** A whole answer out of `execute`, for what is not plain JSON, such as an event stream. */
export class RawAnswer {
  readonly response: WireResponse;

  constructor(response: WireResponse) {
    this.response = response;
  }
}

/**
 * Speaks AWS JSON 1.0 and 1.1 for one service: target header in, JSON out, faults as `__type` and `message`.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function createJsonRpc(
  service: JsonRpcService,
): (request: WireRequest) => Promise<WireResponse> {
  return async (request) => {
    const requestId = randomUUID();
    const base = { 'x-amzn-requestid': requestId, 'content-type': service.contentType };
    try {
      const operation = operationOf(service, request);
      const input = inputOf(request);
      const run = () => service.execute(operation, input, request);
      const { intercept } = service;
      const answer = await (intercept ? intercept({ operation, input, request }, run) : run());
      if (answer instanceof RawAnswer) {
        return { ...answer.response, headers: { ...base, ...answer.response.headers } };
      }
      return {
        status: 200,
        headers: base,
        body: answer === undefined ? '' : JSON.stringify(answer),
      };
    } catch (error) {
      if (error instanceof ConnectionDrop) throw error;
      const fault = faultOf(error);
      return {
        status: fault.status,
        headers: { ...base, 'x-amzn-errortype': fault.name, ...service.errorHeaders?.(fault) },
        body: JSON.stringify({
          __type: `${service.errorNamespace ?? ''}${fault.name}`,
          message: fault.message,
        }),
      };
    }
  };
}

function operationOf(service: JsonRpcService, request: WireRequest): string {
  const [prefix, operation] = request.target.split('.', 2);
  if (request.method !== 'POST' || prefix !== service.targetPrefix || !operation) {
    throw new ServiceFault(
      'UnknownOperationException',
      `No operation of ${service.targetPrefix} is named by target '${request.target}'.`,
    );
  }
  return operation;
}

function inputOf(request: WireRequest): Record<string, unknown> {
  if (request.body.length === 0) return {};
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.includes('json')) {
    throw new ServiceFault(
      'SerializationException',
      `Content type '${contentType}' is not spoken here: send AWS JSON.`,
    );
  }
  const input = parse(request.body);
  if (!isObject(input)) {
    throw new ServiceFault('SerializationException', 'Start of structure expected.');
  }
  return input;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ServiceFault('SerializationException', 'The request body is not valid JSON.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultOf(error: unknown): ServiceFault {
  if (error instanceof ServiceFault) return error;
  return new ServiceFault('InternalFailure', error instanceof Error ? error.message : '', 500);
}
