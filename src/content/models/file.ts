import { createHash } from 'node:crypto';
import { decode, encode } from '../../understanding/codec.ts';

/**
 * A model file: magic (8 bytes) · format version (u32, little-endian) · key (32) · SHA-256 of what follows (32) · the
 * model, encoded. The key names what the model was learnt from and by which code.
 */
const MAGIC = new TextEncoder().encode('CREMAMDL');
/** To be raised when the layout above, or that of the encoding, changes. */
const FORMAT_VERSION = 1;
const VERSION_AT = 8;
const KEY_AT = 12;
const CHECKSUM_AT = 44;
const MODEL_AT = 76;

export type Unpacked =
  | { readonly ok: true; readonly model: unknown }
  /** Why the file cannot be used, for the log. */
  | { readonly ok: false; readonly reason: string };

/** The bytes of a model file; `key` is a SHA-256 in hexadecimal. */
export function packModel(key: string, model: unknown): Uint8Array<ArrayBuffer> {
  const body = encode(model);
  const file = new Uint8Array(MODEL_AT + body.length);
  file.set(MAGIC);
  new DataView(file.buffer).setUint32(VERSION_AT, FORMAT_VERSION, true);
  file.set(Buffer.from(key, 'hex'), KEY_AT);
  file.set(checksum(body), CHECKSUM_AT);
  file.set(body, MODEL_AT);
  return file;
}

/** The model of a file, if the file is whole and holds the model of this key. */
export function unpackModel(bytes: Uint8Array, key: string): Unpacked {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < MODEL_AT || !file.subarray(0, MAGIC.length).equals(MAGIC))
    return { ok: false, reason: 'it is no model file' };
  const version = file.readUInt32LE(VERSION_AT);
  if (version !== FORMAT_VERSION)
    return { ok: false, reason: `it has format version ${version}, not ${FORMAT_VERSION}` };
  if (file.toString('hex', KEY_AT, CHECKSUM_AT) !== key)
    return { ok: false, reason: 'it was learnt from other content or by other code' };
  const body = file.subarray(MODEL_AT);
  if (!checksum(body).equals(file.subarray(CHECKSUM_AT, MODEL_AT)))
    return { ok: false, reason: 'it is damaged or cut short' };
  return { ok: true, model: decode(body) };
}

const checksum = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
