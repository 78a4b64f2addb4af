import type { Config } from 'tailwindcss';

const token = (name: string) => `var(--${name})`;

/** Every size and colour of the interface. Colours are variables set per theme in app/globals.css. */
export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  darkMode: ['selector', '[data-theme="dark"]'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      canvas: token('canvas'),
      surface: token('surface'),
      raised: token('raised'),
      overlay: token('overlay'),
      line: token('line'),
      'line-strong': token('line-strong'),
      text: token('text'),
      muted: token('muted'),
      faint: token('faint'),
      write: token('write'),
      read: token('read'),
      lag: token('lag'),
      trouble: token('trouble'),
      fine: token('fine'),
      own: token('own'),
      'write-soft': token('write-soft'),
      'read-soft': token('read-soft'),
      'lag-soft': token('lag-soft'),
      'trouble-soft': token('trouble-soft'),
      'fine-soft': token('fine-soft'),
      'own-soft': token('own-soft'),
      shade: token('shade'),
    },
    fontFamily: {
      sans: ['var(--font-geist)', 'ui-sans-serif', 'system-ui', 'sans-serif'],
      mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
    },
    fontSize: {
      '2xs': ['11px', '14px'],
      xs: ['12px', '16px'],
      sm: ['13px', '18px'],
      base: ['14px', '20px'],
      lg: ['16px', '22px'],
      xl: ['20px', '26px'],
      '2xl': ['24px', '30px'],
    },
    fontWeight: { normal: '400', medium: '500', semibold: '600' },
    borderRadius: { none: '0', sm: '3px', DEFAULT: '5px', lg: '8px', full: '9999px' },
    extend: {
      screens: { wide: '87.5rem' },
      boxShadow: { overlay: '0 6px 24px -8px var(--shade), 0 1px 2px var(--shade)' },
      transitionDuration: { DEFAULT: '120ms' },
    },
  },
} satisfies Config;
