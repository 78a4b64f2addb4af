interface Press {
  /** 2 at the second click of a double-click, 0 for a key. */
  detail: number;
}

/** For what must not happen twice: hears only the first press of a double-click. */
export const firstPress =
  (act: () => void) =>
  ({ detail }: Press): void => {
    if (detail < 2) act();
  };
