/** A refusal that crosses the wire: the service's error name, its HTTP status and its message. */
export class ServiceFault extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
