// Eleventy's settings for the same site as blogkit's and Hugo's: lists, filters, Markdown.
import { dateToRfc822 } from "@11ty/eleventy-plugin-rss";
import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import markdownIt from "markdown-it";
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

const TITLE = "The Bench";
const PAGE = 10;
const FEED = 20;
const WORDS_A_MINUTE = 220;
const MONTHS = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
const DAYS = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

const slug = (name) => name.replaceAll(" ", "-");

/** Posts by what `keys` says of each, in the order of the keys. */
function groups(posts, keys) {
  const found = new Map();
  for (const post of posts) {
    for (const key of keys(post)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(post);
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The pages of a list: ten posts each, with the addresses beside them. */
function pages(title, base, posts) {
  const count = Math.max(1, Math.ceil(posts.length / PAGE));
  const url = (number) => (number === 0 ? base : `${base}page/${number + 1}/`);
  return Array.from({ length: count }, (_, number) => ({
    title,
    url: url(number),
    posts: posts.slice(number * PAGE, (number + 1) * PAGE),
    newer: number > 0 ? url(number - 1) : "",
    older: number + 1 < count ? url(number + 1) : "",
  }));
}

/** A function of one post that is asked for once. */
function once(make) {
  const known = new WeakMap();
  return (post) => {
    if (!known.has(post)) known.set(post, make(post));
    return known.get(post);
  };
}

const plain = (html) => html.replace(/<[^>]*>/g, "");
const summary = (html) => plain(html.slice(0, html.indexOf("</p>")));
const minutes = (html) => Math.max(1, Math.round(html.split(" ").length / WORDS_A_MINUTE));

const newest = (api) => api.getFilteredByGlob("content/posts/*.md").reverse();
const years = (post) => [String(post.date.getUTCFullYear())];
const months = (post) => [post.date.toISOString().slice(0, 7)];
const TERMS = { tags: (post) => post.data.tags, categories: (post) => post.data.categories };

function addLists(config) {
  config.addCollection("newest", newest);
  config.addCollection("latest", (api) => newest(api).slice(0, FEED));
  config.addCollection("home", (api) => pages(TITLE, "/", newest(api)));
  config.addCollection("years", (api) =>
    groups(newest(api), years)
      .reverse()
      .map(([title, posts]) => ({ title, url: `/${title}/`, posts })),
  );
  config.addCollection("months", (api) =>
    groups(newest(api), months).map(([key, posts]) => ({
      title: MONTHS.format(posts[0].date),
      url: `/${key.replace("-", "/")}/`,
      posts,
    })),
  );
  config.addCollection("terms", (api) =>
    Object.entries(TERMS).flatMap(([kind, keys]) =>
      groups(newest(api), keys).map(([title, posts]) => ({
        kind,
        title,
        url: `/${kind}/${slug(title)}/`,
        posts,
        latest: posts.slice(0, FEED),
      })),
    ),
  );
  config.addCollection("termPages", (api) =>
    Object.entries(TERMS).flatMap(([kind, keys]) =>
      groups(newest(api), keys).flatMap(([title, posts]) =>
        pages(title, `/${kind}/${slug(title)}/`, posts),
      ),
    ),
  );
}

export default function (config) {
  const markdown = markdownIt({ html: true, typographer: true });
  config.setLibrary("md", markdown.use(anchor).use(footnote));
  config.addPlugin(highlight);
  addLists(config);
  config.addGlobalData("site", { title: TITLE });
  config.addFilter("slug", slug);
  config.addFilter("day", (date) => DAYS.format(date));
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc822", dateToRfc822);
  config.addFilter("summary", summary);
  config.addFilter("minutes", minutes);
  config.addFilter("summaryOf", once((post) => summary(post.content)));
  config.addFilter("minutesOf", once((post) => minutes(post.content)));
  config.addFilter("neighbours", (newest, url) => {
    const { places } = placesIn(newest);
    const place = places.get(url);
    return { newer: newest[place - 1], older: newest[place + 1] };
  });
  return {
    dir: { input: "content", includes: "../_includes", output: "output" },
    markdownTemplateEngine: false,
  };
}

/** Where each post stands, so that finding its neighbours is no search. */
const placesIn = once((newest) => ({
  places: new Map(newest.map((post, place) => [post.url, place])),
}));
