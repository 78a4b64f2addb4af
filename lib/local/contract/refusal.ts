import { KinesisServiceException } from '@aws-sdk/client-kinesis';

export interface Refusal {
  name: string;
  message: string;
  status: number | undefined;
}

/** What the server refused the call with; a call that succeeds is a failure of the rule. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof KinesisServiceException)) throw error;
    return { name: error.name, message: error.message, status: error.$metadata.httpStatusCode };
  }
  throw new Error('the call was not refused');
}
