import type { Model } from "../../model/model.ts";
import type { Parameter } from "../../model/parameters.ts";
import { type Schema, schemaOf } from "../../model/schema/json-schema.ts";
import type { Scalar, ScalarType } from "../../model/schema/value-type.ts";
import { type Source, source } from "../source-code.ts";

/** What a package says of a parameter as data. A scalar's own facts stand beside its name. */
export type ParameterFacts = {
  readonly name: string;
  readonly in: Parameter["in"];
  /** Left out where it may be of several types. */
  readonly type?: ScalarType | "array" | "object";
  readonly required: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly Scalar[];
  /** What is no scalar, as a JSON Schema without references. */
  readonly schema?: Schema;
};

function factsOf({ name, in: place, required, type }: Parameter): ParameterFacts {
  if (type.kind === "scalar") {
    const { kind: _, type: scalar, ...facts } = type;
    return { name, in: place, type: scalar, required, ...facts };
  }
  const kind = type.kind === "array" || type.kind === "object" ? { type: type.kind } : {};
  return { name, in: place, ...kind, required, schema: schemaOf(type) };
}

/** `deleteMemberOperation`: the operation as data. */
export function renderFacts(model: Model): Source {
  const { method, path, parameters, removes, reversible, responses } = model.operation;
  const facts = {
    ...{ method, path, parameters: parameters.map(factsOf) },
    // The names of the options of each alternative.
    credentials: model.alternatives.map((parts) => parts.flatMap(({ options }) => [...options])),
    statuses: responses.map(({ status }) => status),
    ...{ removes, reversible, docsUrl: model.docs.url, specHash: model.specHash },
  };
  return source`const operation = ${facts} as const;

/** Facts about \`deleteMember\` as data, for plans and audits. Unused, it costs a bundle nothing. */
export const deleteMemberOperation: OperationFacts<typeof operation> = /* @__PURE__ */ freeze(operation);\n`;
}
