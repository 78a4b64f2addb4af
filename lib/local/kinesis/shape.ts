/** How one member of a request must look. Built by the functions below, checked by `violations`, read off the wire by `decodeInput`. */
export type Shape =
  | {
      kind: 'string';
      min?: number;
      max?: number;
      /** As the service words it; matched whole. */
      pattern?: string;
    }
  | { kind: 'enum'; values: readonly string[] }
  | { kind: 'integer'; min?: number; max?: number }
  | { kind: 'boolean' }
  | { kind: 'timestamp' }
  | { kind: 'blob'; max?: number }
  | { kind: 'list'; of: Shape; min?: number; max?: number }
  | { kind: 'map'; keys: Shape; values: Shape; min?: number; max?: number }
  | { kind: 'structure'; members: Members };

type Member = Shape & { required?: true };
export type Members = Readonly<Record<string, Member>>;

type ValueOf<S> = S extends { kind: 'enum'; values: readonly (infer V)[] }
  ? V
  : S extends { kind: 'string' }
    ? string
    : S extends { kind: 'integer' }
      ? number
      : S extends { kind: 'boolean' }
        ? boolean
        : S extends { kind: 'timestamp' }
          ? Date
          : S extends { kind: 'blob' }
            ? Uint8Array
            : S extends { kind: 'list'; of: infer Of }
              ? ValueOf<Of>[]
              : S extends { kind: 'map'; values: infer V }
                ? Record<string, ValueOf<V>>
                : S extends { kind: 'structure'; members: infer M }
                  ? InputOf<M>
                  : never;

/** The type of a request whose members are `M`. */
export type InputOf<M> = {
  -readonly [K in keyof M as M[K] extends { required: true } ? K : never]: ValueOf<M[K]>;
} & {
  -readonly [K in keyof M as M[K] extends { required: true } ? never : K]?:
    | ValueOf<M[K]>
    | undefined;
};

type Bounds = { min?: number; max?: number };

export const string = (rules: Bounds & { pattern?: string } = {}) =>
  ({ kind: 'string', ...rules }) as const;
export const oneOf = <const V extends string>(...values: V[]) =>
  ({ kind: 'enum', values }) as const;
export const integer = (rules: Bounds = {}) => ({ kind: 'integer', ...rules }) as const;
export const boolean = { kind: 'boolean' } as const;
export const timestamp = { kind: 'timestamp' } as const;
export const blob = (rules: { max?: number } = {}) => ({ kind: 'blob', ...rules }) as const;
export const list = <S extends Shape>(of: S, rules: Bounds = {}) =>
  ({ kind: 'list', of, ...rules }) as const;
export const map = <K extends Shape, V extends Shape>(keys: K, values: V, rules: Bounds = {}) =>
  ({ kind: 'map', keys, values, ...rules }) as const;
export const structure = <M extends Members>(members: M) =>
  ({ kind: 'structure', members }) as const;
export const required = <S extends Shape>(shape: S) => ({ ...shape, required: true }) as const;
