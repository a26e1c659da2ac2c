import { readFileSync } from "node:fs";
import { slugs, specOf } from "../features/load.ts";

/**
 * Specs of further providers, by slug, made from those of the features. Their slugs end in digits, one is a word that
 * stands in examples, and the first two have one title.
 *
 * @param count more than there are features: then each is taken several times.
 */
export function grownSpecs(count: number = slugs.length): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const feature = slugs[index % slugs.length] ?? "";
      const round = Math.floor(index / slugs.length) + 2;
      const slug = index === 0 ? "green" : `${feature}${index % 2 === 0 ? "-" : ""}${round}`;
      const text = readFileSync(specOf(feature), "utf8");
      const own = /^ {2}title: (.*)$/m.exec(text)?.[1];
      const title = index < 2 ? "Twin" : `${own} ${round}`;
      return [slug, text.replace(/^ {2}title: .*$/m, `  title: ${title}`)];
    }),
  );
}
