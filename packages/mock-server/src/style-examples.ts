import type { Field } from "./field.ts";
import type { Kind } from "./schema-parts.ts";

/** How a field is written, for a sentence: `ids=a|b (pipeDelimited)`. */
export function styleExample(field: Field, kind: Kind): string {
  const { name, style, explode } = field;
  const told =
    field.in === "body"
      ? "in a form"
      : ["simple", "label", "matrix", "form"].includes(style)
        ? `${style}, explode: ${explode}`
        : style;
  return `${example(name, style, explode, kind)} (${told})`;
}

function example(name: string, style: Field["style"], explode: boolean, kind: Kind): string {
  const pairs = kind === "object";
  const parts =
    kind === "scalar"
      ? ["a"]
      : pairs && explode
        ? ["k=a", "l=b"]
        : pairs
          ? ["k", "a", "l", "b"]
          : ["a", "b"];
  const own = kind === "array" ? parts.map((part) => `${name}=${part}`) : parts;
  switch (style) {
    case "simple":
      return parts.join(",");
    case "label":
      return `.${parts.join(explode ? "." : ",")}`;
    case "matrix":
      return explode && kind !== "scalar" ? `;${own.join(";")}` : `;${name}=${parts.join(",")}`;
    case "deepObject":
      return `${name}[k]=a&${name}[l]=b`;
    case "form":
      return explode && kind !== "scalar" ? own.join("&") : `${name}=${parts.join(",")}`;
    default:
      return `${name}=${parts.join(style === "pipeDelimited" ? "|" : "%20")}`;
  }
}
