/** Names that are used again get a number: `alerts of alert 7#2`. What comes of one alert is called the same, whatever becomes of others. */
export function counting(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}#${count}`;
  };
}
