// From strings (JSON on standard input) to what the channels' own libraries count for each.
// npm install twitter-text@3.1.0 @atproto/api sms-segments-calculator
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const twitter = require("twitter-text");
const { RichText } = require("@atproto/api");
// The calculator keeps clusters whole as of Unicode 10. With --as-it-is it is asked as it is,
// else its rules are compared over the clusters of today.
if (!process.argv.includes("--as-it-is")) {
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  const file = createRequire(require.resolve("sms-segments-calculator")).resolve("grapheme-splitter");
  require(file);
  require.cache[file].exports = class {
    splitGraphemes(text) {
      return Array.from(segmenter.segment(text), ({ segment }) => segment);
    }
  };
}
const { SegmentedMessage } = require("sms-segments-calculator");

const answers = JSON.parse(readFileSync(0, "utf8")).map((text) => {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  return {
    x: twitter.parseTweet(text).weightedLength,
    clusters: rich.graphemeLength,
    bytes: rich.length,
    facets: (rich.facets ?? []).map(({ index, features: [{ $type, uri, tag, did }] }) =>
      [index.byteStart, index.byteEnd, $type.split("#")[1], uri ?? tag ?? did]),
    messages: new SegmentedMessage(text).segmentsCount,
  };
});
process.stdout.write(JSON.stringify(answers));
