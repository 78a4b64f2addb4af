import product from '@/package.json';

export const VERSION = product.version;
