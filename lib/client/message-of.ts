import type { ClientCode, ClientProblem } from './client-problem';

export interface ProblemMessage {
  title: string;
  meaning: string;
  /** What the reader can do about it. */
  remedy: string;
}

const MESSAGES: Readonly<Record<ClientCode, ProblemMessage>> = {
  access_denied: {
    title: 'AWS denied the call',
    meaning: 'The credentials of this connection lack a permission.',
    remedy: 'Grant the action to the role or user of this connection, then try again.',
  },
  busy: {
    title: 'Too much under way at once',
    meaning: 'The server bounds how many readings and runs are open at a time.',
    remedy: 'Close a tail, or wait for a run to end; then try again.',
  },
  connection_not_found: {
    title: 'No such connection',
    meaning: 'No connection of this name is configured.',
    remedy: 'Choose another connection, or add this one to the configuration file.',
  },
  credentials_missing: {
    title: 'No usable AWS credentials',
    meaning: 'No credentials were found for this connection, or they have expired.',
    remedy:
      'Sign in again (aws sso login), or set a profile, a role or AWS_ACCESS_KEY_ID for the server. They are looked up anew at every try; no restart is needed.',
  },
  cross_site: {
    title: 'Request refused',
    meaning: 'The request came from another site, so the server did not serve it.',
    remedy: 'Open Shardlens by its own address.',
  },
  host_refused: {
    title: 'Host name not allowed',
    meaning: 'The server is not configured to be reached by this host name.',
    remedy: 'Add the name to allowedHosts in the configuration file.',
  },
  internal: {
    title: 'Unexpected error',
    meaning: 'Shardlens met an error that it does not know.',
    remedy: 'Try again. If it stays, look up the request id in the server’s log.',
  },
  invalid_input: {
    title: 'Not a valid request',
    meaning: 'The server refused a value.',
    remedy: 'Change the value that is named, then try again.',
  },
  iterator_expired: {
    title: 'Reading position expired',
    meaning: 'A shard iterator lives five minutes; this one is older.',
    remedy: 'Read again; reading continues after the last record that was shown.',
  },
  not_allowed: {
    title: 'Not allowed on this connection',
    meaning: 'The configuration of this connection does not permit the action.',
    remedy: 'Add the permission to its allow list in the configuration file.',
  },
  payload_too_large: {
    title: 'Request too large',
    meaning: 'The request is larger than the server takes.',
    remedy: 'Send fewer or smaller records at a time.',
  },
  route_not_found: {
    title: 'No such address',
    meaning: 'The server knows no such address.',
    remedy: 'Reload the page; the server may have been upgraded.',
  },
  run_not_found: {
    title: 'No such run',
    meaning: 'The history of this stream has no run of this id.',
    remedy: 'Choose a run from the list: only the newest are kept.',
  },
  shard_not_found: {
    title: 'No such shard',
    meaning: 'The stream has no shard of this id; closed shards go when their retention ends.',
    remedy: 'Choose a shard from the list.',
  },
  stream_not_found: {
    title: 'No such stream',
    meaning: 'The account has no stream of this name in this region.',
    remedy: 'Check the name, or choose another connection or region.',
  },
  throttled: {
    title: 'AWS is throttling',
    meaning: 'The calls of this account or shard exceed the rate that AWS allows.',
    remedy: 'Nothing: it is tried again by itself.',
  },
  unsupported_media_type: {
    title: 'Content type refused',
    meaning: 'The server takes JSON only.',
    remedy: 'Send the request as application/json.',
  },
  upload_not_found: {
    title: 'The file is no longer there',
    meaning: 'An uploaded file is kept for a day.',
    remedy: 'Choose the file again.',
  },
  upstream_timeout: {
    title: 'AWS did not answer in time',
    meaning: 'The call reached its time limit without an answer.',
    remedy: 'Nothing: it is tried again by itself. Check the AWS health page if it stays.',
  },
  upstream_unavailable: {
    title: 'AWS cannot be reached',
    meaning: 'The Shardlens server got no connection to the service’s address.',
    remedy:
      'Check the server’s network and the endpoint of this connection. It is tried again by itself.',
  },
  network: {
    title: 'Shardlens does not answer',
    meaning: 'The browser got no answer from the Shardlens server.',
    remedy: 'Check that the server runs and that you are connected. It is tried again by itself.',
  },
  unreadable_answer: {
    title: 'Unreadable answer',
    meaning: 'The answer was not one of Shardlens: something between may have replaced it.',
    remedy: 'Reload the page; check the proxy in front of the server, if there is one.',
  },
};

/** What happened, what it means and what to do, by code; a missing IAM action is named. */
export function messageOf(problem: Pick<ClientProblem, 'code' | 'action'>): ProblemMessage {
  const message = MESSAGES[problem.code];
  if (problem.code !== 'access_denied' || !problem.action) return message;
  return {
    ...message,
    meaning: `The credentials of this connection lack ${problem.action}.`,
    remedy: `Grant ${problem.action} to the role or user of this connection, then try again.`,
  };
}
