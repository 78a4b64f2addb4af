import { type APIRequestContext, expect } from '@playwright/test';
import type { z } from 'zod';

/** A GET that must succeed, parsed with the contract's schema. */
export async function readAnswer<T>(
  request: APIRequestContext,
  path: string,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await request.get(path);
  expect(answer.status(), await answer.text()).toBe(200);
  return schema.parse(await answer.json());
}
