import { startLocal } from '@/lib/local/start';

const startMs = performance.now();
const service = await startLocal();
const firstMs = performance.now() - startMs;
await service.close();
console.log(JSON.stringify({ firstMs }));
