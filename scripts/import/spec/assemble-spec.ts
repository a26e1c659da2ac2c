import { placeholder } from "../../generate/check/check-todos.ts";
import { child, isMapping, type Mapping, text, toText } from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { change, leaveOut } from "../convert/conversion.ts";
import type { Converted } from "../convert/convert-document.ts";
import { Todo } from "../convert/todo.ts";
import { askAboutBody } from "./body-todos.ts";
import { askForExamples } from "./example-todos.ts";
import { askAboutAccepted, rateLimitReset, removalOf } from "./removal-todos.ts";

/** The spec of a converted operation, in the usual order of keys. A `Todo` stands where a person has to decide. */
export function assembleSpec(converted: Converted): Mapping {
  const { found, operation, servers } = converted;
  const { operationId, summary, description, ...rest } = operation;
  const described = {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
  };
  const title = titleOf(converted);
  const components = askForExamples(converted.components, rest);
  const sections = isMapping(components) ? components : {};
  const { responses, securitySchemes: _, ...others } = sections;
  const { securitySchemes } = converted;
  const reset = rateLimitReset(operation, sections);
  return {
    openapi: "3.1.0",
    info: infoOf(converted, title),
    externalDocs: externalDocsOf(converted, title instanceof Todo ? "the provider" : title),
    servers,
    security: converted.security,
    ...(reset && { "x-rate-limit-reset": reset }),
    paths: {
      [found.path]: {
        [found.method]: {
          ...{ operationId, ...described, "x-removal": removalOf(rest, sections) },
          ...askAboutAccepted(askAboutBody(rest, found.method)),
        },
      },
    },
    components: {
      ...(responses !== undefined && { responses }),
      ...(Object.keys(securitySchemes).length > 0 && { securitySchemes }),
      ...others,
    },
  };
}

/** Words of a title that say that it is an API, not whose. */
const interfaceWords =
  /[\s:–-]+((public|rest|http|web|open|cloud|management|admin|developer)\s+)*(api|apis)\b.*$/i;

function titleOf({ conversion }: Converted): string | Todo {
  const node = child(conversion.document.root, "info", "title");
  const written = (text(node) ?? "").trim();
  const name = written.replace(interfaceWords, "");
  if (name === "") return new Todo("", "The provider's name as it spells it.");
  const read = name === written ? "is the title" : `was read from ${list([written])} as`;
  change(conversion, node, `The provider's name ${read} ${list([name])}: is it spelled so?`);
  return name;
}

const longestAbout = 300;

function infoOf({ conversion }: Converted, title: unknown): Mapping {
  const { root } = conversion.document;
  const version = child(root, "info", "version").value;
  const description = child(root, "info", "description");
  const about = (text(description) ?? "").trim();
  const fits = about !== "" && about.length <= longestAbout && !about.includes("\n\n");
  if (about !== "" && !fits)
    leaveOut(
      conversion,
      description,
      "It describes the whole API. A sentence on what the provider is would help.",
    );
  return {
    title,
    ...(version !== undefined && { version: toText(version) }),
    ...(fits && { description: about }),
  };
}

function externalDocsOf({ conversion, found }: Converted, title: string): Mapping {
  const links = [found.operation, conversion.document.root].map((node) =>
    text(child(node, "externalDocs", "url")),
  );
  const [own, general] = links;
  const words = ["summary", "operationId"].map((key) => text(child(found.operation, key))?.trim());
  const request = `${found.method.toUpperCase()} ${found.path}`;
  const name = (words.find((word) => word) ?? request).replace(/\.$/, "");
  const hint = own ?? general;
  const question = `The https URL of the provider's page on this operation.${hint === undefined ? "" : ` The document links to ${hint}`}`;
  return {
    description: `${name}, in ${title}'s API reference`,
    url: own?.startsWith("https:") ? own : new Todo(placeholder, question),
  };
}
