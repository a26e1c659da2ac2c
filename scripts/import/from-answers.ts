import type { Mapping } from "../openapi/document-node.ts";
import { list } from "../openapi/problem.ts";
import { templateNames } from "../openapi/url-template.ts";
import { parseBody } from "./body-flag.ts";
import type { Given } from "./command-line.ts";
import { serverOf } from "./convert/convert-server-variables.ts";
import { parseRequest } from "./document/find-operation.ts";
import { schemaOf, typeNames } from "./flag-types.ts";
import { parseSecurity } from "./security-flag.ts";
import { removalOf } from "./spec/removal.ts";
import { Todo } from "./spec/todo.ts";

const toTell =
  "The provider's own words; and a `description` of what a caller must know before, above all what is destroyed.";

/** The first spec of what a person says. Throws a sentence where that can't be understood. */
export function fromAnswers(given: Given): Mapping {
  const request = parseRequest(given.operation ?? "");
  if (request === undefined) {
    throw new Error(
      `Expected a method and a path for --operation, such as \`DELETE /members/{id}\`, found ${list([given.operation ?? ""])}.`,
    );
  }
  const { security, schemes } = parseSecurity(given.security ?? []);
  const responses = Object.fromEntries((given.answer ?? []).map(answerOf));
  const parameters = parametersOf(request.path, given.parameter ?? []);
  const operation = {
    ...(parameters.length > 0 && { parameters }),
    ...(given.body !== undefined && { requestBody: parseBody(given.body) }),
    responses,
  };
  return {
    openapi: "3.1.0",
    info: { title: given.title, version: "v1" },
    externalDocs: {
      description: `The operation in ${given.title}'s API reference`,
      url: given.docs,
    },
    servers: [serverOf(given.server ?? "")],
    security,
    paths: {
      [request.path]: {
        [request.method]: {
          operationId: "deleteMember",
          summary: new Todo("Remove a member from the organization", toTell),
          "x-removal": removalOf(operation, {}, given),
          ...operation,
        },
      },
    },
    components: { securitySchemes: schemes },
  };
}

function answerOf(answer: string): [string, Mapping] {
  const [, status, description = ""] =
    /^(\d{3}|[45]XX|default)\b[\s:–-]*(.*)$/.exec(answer.trim()) ?? [];
  if (status === undefined)
    throw new Error(
      `Expected a status and what it means for --answer, such as \`204 Removed.\`, found ${list([answer])}.`,
    );
  const question =
    "When the provider answers so; its `content` with a schema and an example, where it has a body.";
  return [status, { description: description === "" ? new Todo("", question) : description }];
}

function parametersOf(path: string, flags: readonly string[]): Mapping[] {
  const given = flags.map(parseParameter);
  const names = templateNames(path);
  const inPath = names.map((name) => ({
    ...{ name, in: "path", required: true },
    schema: given.find((one) => one.name === name)?.schema ?? schemaOf("string"),
  }));
  const others = given.filter(({ name }) => !names.includes(name));
  for (const { name, where } of others) {
    if (where === undefined)
      throw new Error(
        `The path has no \`{${name}}\`. For --parameter outside of it say where: \`${name}=string query\`; what stands in a body is said by --body.`,
      );
  }
  const further = others.map(({ name, where, schema, required }) => ({
    name,
    in: where,
    required,
    schema,
  }));
  return [...inPath, ...further];
}

function parseParameter(flag: string): {
  name: string;
  where?: string;
  schema: Mapping;
  required: boolean;
} {
  const [, name, type = "", where, must] =
    /^([^=\s]+)=(\w+)(?: (query|header))?( required)?$/.exec(flag) ?? [];
  const schema = schemaOf(type);
  if (name === undefined || schema === undefined) {
    throw new Error(
      `Expected \`<name>=<type>\` for --parameter, with a type of ${list(typeNames)}, and \`query\` or \`header\` and \`required\` after it outside of the path, found ${list([flag])}.`,
    );
  }
  return { name, ...(where !== undefined && { where }), schema, required: must !== undefined };
}
