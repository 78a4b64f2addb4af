export type ProtoScalar =
  | 'double'
  | 'float'
  | 'int32'
  | 'uint32'
  | 'sint32'
  | 'fixed32'
  | 'sfixed32'
  | 'int64'
  | 'uint64'
  | 'sint64'
  | 'fixed64'
  | 'sfixed64'
  | 'bool'
  | 'string'
  | 'bytes';

export type ProtoType =
  | { kind: 'scalar'; of: ProtoScalar }
  | { kind: 'enum'; names: ReadonlyMap<number, string> }
  | { kind: 'message'; message: ProtoMessage };

export interface ProtoField {
  name: string;
  type: ProtoType;
  /** A map is a repeated message of key and value on the wire. */
  shape: 'single' | 'repeated' | 'map';
}

export interface ProtoMessage {
  name: string;
  /** By the number on the wire. */
  fields: Map<number, ProtoField>;
}
