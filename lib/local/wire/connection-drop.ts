/** Thrown instead of an answer: the client's connection is broken off without a word. */
export class ConnectionDrop extends Error {
  constructor() {
    super('the connection is broken off');
    this.name = 'ConnectionDrop';
  }
}
