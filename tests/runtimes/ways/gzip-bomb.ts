import { constants, deflateRawSync, gzipSync } from "node:zlib";

/** A gzip of 1 GiB in 1 MiB (RFC 1952 §2.3): the same MiB again and again. Its end is missing: nobody gets there. */
export function gzipBomb(): Uint8Array {
  // A full flush ends each with a whole byte, and refers to nothing before it (RFC 1951 §3.2.4).
  const mebibyte = deflateRawSync(Buffer.alloc(2 ** 20, " "), {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const header = gzipSync("").subarray(0, 10);
  return Buffer.concat([header, ...Array<Uint8Array>(1024).fill(mebibyte)]);
}
