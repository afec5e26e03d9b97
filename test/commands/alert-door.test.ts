import { doorAt, handIn } from '../../commands/alert-door.ts';
import { openDoor, SECRET } from './desk.ts';

it.each([
  ['http://127.0.0.1:8080', 'desk', 'http://127.0.0.1:8080/v1/partners/desk/alerts'],
  ['https://jr.example.in/', 'desk', 'https://jr.example.in/v1/partners/desk/alerts'],
  ['https://abc.execute-api.ap-south-1.amazonaws.com/prod', 'desk', 'https://abc.execute-api.ap-south-1.amazonaws.com/prod/v1/partners/desk/alerts'],
  ['https://jr.example.in/v1/partners/meta/alerts', 'desk', 'https://jr.example.in/v1/partners/desk/alerts'],
])('%s for %s is %s', (base, partner, url) => expect(doorAt(base, partner)).toBe(url));

describe('a door that never takes it', () => {
  const patience = () => {
    const waited: number[] = [];
    return { waited, now: () => new Date(), tell: () => {}, wait: async (seconds: number) => waited.push(seconds) };
  };
  const delivery = { webhookId: 'one', body: Buffer.from('{}') };

  it('is asked six times, further and further apart, then given up in a sentence', async () => {
    const { url, asked, close } = await openDoor({ status: 500, body: '' });
    const trying = patience();
    await expect(handIn({ url: doorAt(url, 'desk'), secrets: [SECRET] }, delivery, trying)).rejects.toThrow(/does not take it for now \(500\)/);
    expect([asked.length, trying.waited]).toEqual([6, [1, 2, 4, 8, 15]]);
    close();
  });

  it('may ask for patience, within bounds', async () => {
    const { url, close } = await openDoor({ status: 429, headers: { 'retry-after': '600' }, body: '' });
    const trying = patience();
    await expect(handIn({ url: doorAt(url, 'desk'), secrets: [SECRET] }, delivery, trying)).rejects.toThrow(/429/);
    expect(trying.waited).toEqual([30, 30, 30, 30, 30]);
    close();
  });

  it('because nobody is there is named so', async () => {
    const { url, close } = await openDoor();
    close();
    await expect(handIn({ url: doorAt(url, 'desk'), secrets: [SECRET] }, delivery, patience())).rejects.toThrow(/does not answer \(ECONNREFUSED\)/);
  });
});
