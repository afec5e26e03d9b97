/** `npm run people -- …`: who can be paged. See docs/people.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { dynamoDirectory } from '../adapters/aws/directory.ts';
import { Table } from '../adapters/aws/table.ts';
import { confirm, snsTopics } from '../adapters/aws/topics.ts';
import { systemClock } from '../adapters/clock.ts';
import { readPeople, type PeopleFile } from '../core/people-file.ts';
import { samplePeople } from '../core/sample-people.ts';
import { loadPack } from '../packs/index.ts';
import { channelCount, enrol } from '../pipeline/enrol.ts';
import type { Directory } from '../pipeline/ports.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run people -- check FILE                      says what is wrong with a file of people
npm run people -- seed FILE --table NAME          puts them into the directory and subscribes their e-mail and HTTPS
npm run people -- confirm --topic ARN --token T   confirms a subscription with the token from its e-mail
npm run people -- sample                          prints a file of invented people, to begin from
--pack FOLDER names another pack than packs/up.`;

await orSentence(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { table: { type: 'string' }, pack: { type: 'string', default: 'packs/up' }, topic: { type: 'string' }, token: { type: 'string' }, sample: { type: 'boolean' }, missing: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const [task, file] = positionals;
  if (values.help) return console.log(USE);
  const pack = loadPack(values.pack);
  if (task === 'sample') return console.log(JSON.stringify(samplePeople(pack), null, 2));
  if (task === 'confirm' && values.topic && values.token) return confirm(new SNSClient(regionOf(values.topic)), values.topic, values.token);
  if (task === 'check' && file) return console.log(`${told(read(file))}: nothing is wrong with it.`);
  if (task === 'seed' && (file || values.sample)) return seed(file ? read(file) : samplePeople(pack), values.table ?? process.env['DIRECTORY_TABLE'], values.missing === true);
  throw new Error(`People are checked, seeded, confirmed or sampled:\n${USE}`);

  function read(path: string): PeopleFile {
    const people = readPeople(pack, parsed(path));
    if ('faults' in people) throw new Error(`${path} is not used; nobody was enrolled:\n${people.faults.map((fault) => `  ${fault}`).join('\n')}`);
    return people.file;
  }
});

/** A topic is confirmed where it is, whatever the shell says. */
function regionOf(topicArn: string): { region?: string } {
  const region = topicArn.split(':')[3];
  return region ? { region } : {};
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
}

async function seed(people: PeopleFile, table: string | undefined, missingOnly: boolean): Promise<void> {
  if (!table) throw new Error('Say which directory: --table NAME (the output DirectoryTable of the pipeline stack).');
  if (people.invented && !process.env['AWS_ENDPOINT_URL_SNS']) throw new Error('These people are invented: they are enrolled on a laptop only. Write a file of your own, without "invented".');
  const directory = dynamoDirectory(new Table(new DynamoDBClient(), table));
  const wanted = missingOnly ? await missingOf(directory, people) : people;
  if (wanted.responders.length + wanted.desks.length === 0) return console.log('The directory has all of them already.');
  await enrol({ directory, topics: snsTopics(new SNSClient()), clock: systemClock }, wanted, (done) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${wanted.responders.length}`));
  console.log(`${told(wanted)} enrolled.`);
}

/** Whom the directory has not: all of them at first, and after a damage whoever was lost. */
async function missingOf(directory: Directory, people: PeopleFile): Promise<PeopleFile> {
  const known = await directory.people(people.desks.map(({ deskId }) => deskId), people.responders.map(({ responderId }) => responderId));
  const [desks, responders] = [new Set(known.desks.map(({ deskId }) => deskId)), new Set(known.responders.map(({ responderId }) => responderId))];
  return { ...people, desks: people.desks.filter(({ deskId }) => !desks.has(deskId)), responders: people.responders.filter(({ responderId }) => !responders.has(responderId)) };
}

function told(people: PeopleFile): string {
  return `${people.responders.length} ${people.invented ? 'invented ' : ''}responders with ${channelCount(people)} channels, ${people.desks.length} desks`;
}
