interface Store<T> {
  subscribe: (listener: () => void) => () => void;
  state: () => T;
}

/** The first state that is as wanted, as subscribers are told of it. */
export function until<T>(store: Store<T>, wanted: (state: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const check = () => {
      const state = store.state();
      if (!wanted(state)) return;
      unsubscribe();
      resolve(state);
    };
    const unsubscribe = store.subscribe(check);
    check();
  });
}
