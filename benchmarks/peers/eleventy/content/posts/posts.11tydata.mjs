// What all posts have: their layout comes from their front matter, their address from here.
export default {
  permalink: ({ page }) =>
    `/${page.date.toISOString().slice(0, 7).replace("-", "/")}/${page.fileSlug}/`,
};
