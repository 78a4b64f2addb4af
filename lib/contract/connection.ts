import { z } from 'zod';

export const PERMISSIONS = ['view', 'read', 'send', 'operate'] as const;
export const permissionSchema = z
  .enum(PERMISSIONS)
  .describe(
    'view: metadata and metrics; read: records; send: test events; operate: change streams',
  );
export type Permission = z.infer<typeof permissionSchema>;

export const ENVIRONMENTS = ['local', 'production', 'other'] as const;
export const environmentSchema = z.enum(ENVIRONMENTS);
export type Environment = z.infer<typeof environmentSchema>;

export const connectionSchema = z.object({
  name: z.string(),
  region: z.string().nullable().describe('null when no region is configured'),
  environment: environmentSchema,
  allow: z.array(permissionSchema),
  account: z.string().nullable().describe('AWS account id; null while it is unknown'),
  problem: z
    .object({ code: z.string(), detail: z.string() })
    .nullable()
    .describe('Why the connection cannot be used now, if it cannot'),
});
export type Connection = z.infer<typeof connectionSchema>;

export const connectionsAnswerSchema = z.object({ connections: z.array(connectionSchema) });
export type ConnectionsAnswer = z.infer<typeof connectionsAnswerSchema>;

export const healthAnswerSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  uptimeSeconds: z.number(),
  connections: z.int().describe('Number of configured connections'),
});
export type HealthAnswer = z.infer<typeof healthAnswerSchema>;
