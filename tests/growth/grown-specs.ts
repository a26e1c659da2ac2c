import { readFileSync } from "node:fs";
import { slugs, specOf } from "../features/load.ts";

/** A spec as a new provider would bring it. */
export interface GrownSpec {
  readonly slug: string;
  readonly text: string;
}

/**
 * Specs of further providers, made from those of the features under slugs and titles of their own. Slugs end in digits,
 * one is a word that stands in examples, and the first two have one title.
 *
 * @param features the features to take; where there are fewer than `count`, each is taken several times.
 */
export function grownSpecs(count: number, features: readonly string[] = slugs): GrownSpec[] {
  return Array.from({ length: count }, (_, index) => {
    const feature = features[index % features.length] ?? "";
    const round = Math.floor(index / features.length) + 2;
    const slug = `${feature}${index % 2 === 0 ? "-" : ""}${round}`;
    const text = readFileSync(specOf(feature), "utf8");
    const title = index < 2 ? "Twin" : `${/^ {2}title: (.*)$/m.exec(text)?.[1]} ${round}`;
    return {
      slug: index === 0 ? "green" : slug,
      text: text.replace(/^ {2}title: .*$/m, `  title: ${title}`),
    };
  });
}
