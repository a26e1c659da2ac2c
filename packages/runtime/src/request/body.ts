import { errorNameOf, type InvalidRequest } from "../errors/create-error.ts";
import { entriesOf } from "../values/read-values.ts";
import { toJson } from "../values/to-json.ts";
import type { Values } from "../values/value-definition.ts";

/** Makes the content of a body from the parameters in it. Everything else in it is constant. */
export type BodyTemplate = (values: Values) => unknown;

/** The body of an operation. */
export interface BodyDefinition {
  /** Its text, and the headers that describe it; `undefined` where there is no body to send. */
  write(
    values: Values | undefined,
    invalid: InvalidRequest,
  ): [text: string, headers: Record<string, string | null>] | undefined;
  /** Reads the parameters out of the option `body` of a typed call, and removes that option. */
  read(
    options: { body?: unknown },
    parameters: Record<string, unknown>,
    invalid: InvalidRequest,
  ): void;
}

/** Stands in a template where the value of a parameter belongs. */
class ParameterPlaceholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function defineBody(
  mediaType: string,
  template: BodyTemplate,
  optional: boolean | undefined,
  encode: (content: unknown) => string,
): BodyDefinition {
  return {
    write(values, invalid) {
      if (optional && !values) return;
      try {
        // A caller's length or encoding would cut the body, or describe another one.
        const others = { "content-length": null, "content-encoding": null };
        return [encode(template({ ...values })), { "content-type": mediaType, ...others }];
      } catch (error) {
        throw invalid(`the body can't be written: a part of it threw ${errorNameOf(error)}`);
      }
    },
    read(options, parameters, invalid) {
      const placeholders = new Proxy(
        {},
        { get: (_, name) => new ParameterPlaceholder(String(name)) },
      );
      collect(template(placeholders), options.body, "body", parameters, invalid);
      delete options.body;
    },
  };
}

/** Reads parameters out of a body by its template. Constants may be left out, and can't be changed. */
function collect(
  wanted: unknown,
  found: unknown,
  place: string,
  values: Record<string, unknown>,
  invalid: InvalidRequest,
): void {
  if (wanted instanceof ParameterPlaceholder) values[wanted.name] = found;
  else if (found === undefined) return;
  else if (!wanted || typeof wanted !== "object" || Array.isArray(wanted)) {
    if (!isSame(found, wanted))
      throw invalid(`"${place}" must be ${JSON.stringify(wanted)}, or left out`);
  } else {
    const properties = entriesOf(`part of "${place}"`, found, invalid);
    if (!found || typeof found !== "object" || Array.isArray(found))
      throw invalid(`"${place}" must be an object`);
    for (const [name, value] of properties) {
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
    // A circular object, or a bigint.
    return false;
  }
}

/** A JSON body: `application/json`, or anything `+json`. An `optional` one is sent where a part of it is given. */
export function jsonBody(
  mediaType: string,
  template: BodyTemplate,
  optional?: boolean,
): BodyDefinition {
  return defineBody(mediaType, template, optional, toJson);
}

/** A form body (URL Standard, application/x-www-form-urlencoded). An array repeats its name. */
export function formBody(template: BodyTemplate, optional?: boolean): BodyDefinition {
  return defineBody("application/x-www-form-urlencoded", template, optional, (content) => {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(content as object))
      for (const item of [value].flat()) if (item !== undefined) form.append(name, String(item));
    return String(form);
  });
}

/** An optional object in a body: left out where none of its properties is given. */
export function part<Content extends object>(content: Content): Content | undefined {
  return Object.values(content).some((value) => value !== undefined) ? content : undefined;
}
