import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** One value of DER (ITU-T X.690 §8.1): its tag, its length, its content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  // DER has one way to write a length: the shortest.
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  const size = length < 128 ? [length] : long;
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value));
// The object identifiers ecdsa-with-SHA256 (RFC 5758 §3.2) and commonName (RFC 5280, appendix A).
const algorithm = sequence(der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
const commonName = der(0x06, Buffer.from("550403", "hex"));

const nameOf = (name: string): Buffer =>
  sequence(der(0x31, sequence(commonName, text(0x0c, name))));

interface Certified {
  readonly subject: string;
  readonly issuer: string;
  /** Of who signs. */
  readonly privateKey: KeyObject;
  /** Of whom it is about. */
  readonly publicKey: KeyObject;
  readonly serial?: number;
  readonly extensions?: readonly Buffer[];
}

/** A certificate as PEM (RFC 5280 §4.1); of version 3 where it has extensions, else of version 1. */
function certificate({ serial = 1, extensions = [], ...certified }: Certified): string {
  const hasExtensions = extensions.length > 0;
  const toBeSigned = sequence(
    ...(hasExtensions ? [der(0xa0, der(0x02, Buffer.from([2])))] : []),
    der(0x02, Buffer.from([serial])),
    algorithm,
    nameOf(certified.issuer),
    sequence(text(0x17, "200101000000Z"), text(0x17, "491231235959Z")),
    nameOf(certified.subject),
    certified.publicKey.export({ type: "spki", format: "der" }),
    ...(hasExtensions ? [der(0xa3, sequence(...extensions))] : []),
  );
  const signature = sign("sha256", toBeSigned, certified.privateKey);
  const bits = der(0x03, Buffer.from([0]), signature);
  const body = sequence(toBeSigned, algorithm, bits).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${body.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
}

const keys = (): { privateKey: KeyObject; publicKey: KeyObject } =>
  generateKeyPairSync("ec", { namedCurve: "P-256" });
const exported = (key: KeyObject): string => key.export({ type: "pkcs8", format: "pem" }) as string;

/** A certificate for `localhost` that signs itself, so that nobody trusts it. */
export function selfSigned(): { key: string; cert: string } {
  const pair = keys();
  const cert = certificate({ ...{ subject: "localhost", issuer: "localhost" }, ...pair });
  return { key: exported(pair.privateKey), cert };
}

/** A certificate authority, as a company has one for its proxies. */
export interface Authority {
  /** Its own certificate: what is to be trusted. */
  readonly cert: string;
  /** A key and a certificate for a host. */
  issue(host: string): { key: string; cert: string };
}

export function createAuthority(): Authority {
  const issuer = "A company";
  const { privateKey, publicKey } = keys();
  // The extensions basicConstraints and subjectAltName (RFC 5280 §4.2.1.9, §4.2.1.6).
  const extension = (oid: string, ...value: Buffer[]): Buffer =>
    sequence(der(0x06, Buffer.from(oid, "hex")), ...value);
  const isAuthority = sequence(der(0x01, Buffer.from([255])));
  const constraints = extension("551d13", der(0x01, Buffer.from([255])), der(0x04, isAuthority));
  let serial = 1;
  return {
    cert: certificate({
      ...{ subject: issuer, issuer, privateKey, publicKey, extensions: [constraints] },
    }),
    issue(host) {
      const pair = keys();
      serial += 1;
      const cert = certificate({
        ...{ subject: host, issuer, privateKey, publicKey: pair.publicKey, serial },
        extensions: [extension("551d11", der(0x04, sequence(text(0x82, host))))],
      });
      return { key: exported(pair.privateKey), cert };
    },
  };
}
