import NextLink from 'next/link';
import type { ComponentProps } from 'react';

interface LinkProps extends Omit<ComponentProps<typeof NextLink>, 'href'> {
  /** From lib/routes.ts */
  href: string;
}

export function Link({ href, ...rest }: LinkProps) {
  return <NextLink href={href} {...rest} />;
}
