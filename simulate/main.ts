/** `npm run simulate`: worlds that break everything on purpose, and whether anybody was forgotten in them. */
