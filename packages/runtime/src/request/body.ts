import { errorNameOf, type InvalidRequest } from "../errors/create-error.ts";
import { entriesOf } from "../values/read-values.ts";
import { toJson } from "../values/to-json.ts";
import type { Values } from "../values/value-definition.ts";

/** Makes the content of a body from the parameters that stand in it: everything else in it is constant. */
export type Frame = (values: Values) => unknown;

/** The body of an operation. */
export interface BodyDefinition {
  /** Its text, and the headers that say what it is; `undefined` where it is left out. */
  write(
    values: Values | undefined,
    invalid: InvalidRequest,
  ): [text: string, headers: Record<string, string | null>] | undefined;
  /** Takes the option `body`, in its form on the wire as the typed calls have it, apart into parameters. */
  take(
    options: { body?: unknown },
    parameters: Record<string, unknown>,
    invalid: InvalidRequest,
  ): void;
}

class Leaf {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function define(
  mediaType: string,
  frame: Frame,
  optional: boolean | undefined,
  encode: (content: unknown) => string,
): BodyDefinition {
  return {
    write(values, invalid) {
      if (optional && !values) return;
      try {
        // It is sent as it is: a length or an encoding of somebody else's would cut it, or say what it is not.
        const others = { "content-length": null, "content-encoding": null };
        return [encode(frame({ ...values })), { "content-type": mediaType, ...others }];
      } catch (error) {
        throw invalid(`the body can't be written: a part of it threw ${errorNameOf(error)}`);
      }
    },
    take(options, parameters, invalid) {
      const leaves = new Proxy({}, { get: (_, name) => new Leaf(String(name)) });
      collect(frame(leaves), options.body, "body", parameters, invalid);
      delete options.body;
    },
  };
}

/** Takes a body apart by its frame. Constants need not be given, and can't be changed. */
function collect(
  wanted: unknown,
  found: unknown,
  place: string,
  values: Record<string, unknown>,
  invalid: InvalidRequest,
): void {
  if (wanted instanceof Leaf) values[wanted.name] = found;
  else if (found === undefined) return;
  else if (!wanted || typeof wanted !== "object" || Array.isArray(wanted)) {
    if (!isSame(found, wanted))
      throw invalid(`"${place}" must be ${JSON.stringify(wanted)}, or left out`);
  } else {
    const parts = entriesOf(`part of "${place}"`, found, invalid);
    if (!found || typeof found !== "object" || Array.isArray(found))
      throw invalid(`"${place}" must be an object`);
    for (const [name, value] of parts) {
      if (!Object.hasOwn(wanted, name))
        throw invalid(
          `"${place}" has no part ${JSON.stringify(name)}; it has ${Object.keys(wanted).join(", ")}`,
        );
      collect((wanted as Values)[name], value, `${place}.${name}`, values, invalid);
    }
  }
}

function isSame(found: unknown, constant: unknown): boolean {
  try {
    return JSON.stringify(found) === JSON.stringify(constant);
  } catch {
    // A circle, or a number that JSON has not.
    return false;
  }
}

/** A body of JSON: `application/json`, or anything `+json`. One that is `optional` is sent where a part is given. */
export function jsonBody(mediaType: string, frame: Frame, optional?: boolean): BodyDefinition {
  return define(mediaType, frame, optional, toJson);
}

/** A body as a form has it (URL Standard, application/x-www-form-urlencoded). An array repeats its name. */
export function formBody(frame: Frame, optional?: boolean): BodyDefinition {
  return define("application/x-www-form-urlencoded", frame, optional, (content) => {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(content as object))
      for (const item of [value].flat()) if (item !== undefined) form.append(name, String(item));
    return String(form);
  });
}

/** An optional object in a body: left out where none of its parts is given. */
export function part<Content extends object>(content: Content): Content | undefined {
  return Object.values(content).some((value) => value !== undefined) ? content : undefined;
}
