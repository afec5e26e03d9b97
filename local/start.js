// Plain JavaScript, because an old Node cannot even read the other files: it must be able to say so.
const OLDEST = 24;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(`This is Node ${process.versions.node}; the laptop needs ${OLDEST}. \`npm ci\` brings it and \`npm start\` uses it: run these two, without --ignore-scripts.`);
  process.exit(1);
}
await import('./main.ts');
