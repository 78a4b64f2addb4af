import 'server-only';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Connection } from '@/lib/contract/connection';
import { AppError } from '@/lib/errors';
import { orAppError } from '@/lib/to-app-error';
import type { Clients } from './make-clients';

export type ConnectionState = Pick<Connection, 'region' | 'account' | 'problem'>;

interface Question {
  clients: Clients;
  /** Whether calls go elsewhere than to AWS, where the account says nothing about them. */
  customEndpoint: boolean;
  signal: AbortSignal;
}

/**
 * Region and account of a connection, and what keeps it from working: no region, no credentials, or refused ones.
 * Looks credentials up anew at each call, so that a connection heals when they are mended.
 */
export async function connectionState(question: Question): Promise<ConnectionState> {
  const { config } = question.clients.kinesis;
  const call = { action: 'sts:GetCallerIdentity' };
  let region: string | null = null;
  try {
    region = await orAppError(config.region(), call);
    await orAppError(config.credentials(), call);
    return { region, account: await accountOf(question), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { region, account: null, problem: { code: error.code, detail: error.message } };
  }
}

/** null where no account stands behind the connection, or STS cannot be asked. */
async function accountOf({ clients, customEndpoint, signal }: Question): Promise<string | null> {
  if (!clients.sts) return null;
  try {
    const identity = await orAppError(
      clients.sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal }),
      { action: 'sts:GetCallerIdentity' },
    );
    return identity.Account ?? null;
  } catch (error) {
    const refused = error instanceof AppError && error.code === 'credentials_missing';
    if (refused && !customEndpoint) throw error;
    return null;
  }
}
