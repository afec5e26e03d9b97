/** What a request to DynamoDB has written, once it has succeeded: the keys, which is all that the laptop's streams tell. */
export interface Written {
  readonly table: string;
  readonly keys: Readonly<Record<string, { readonly S: string }>>;
}

type Item = Readonly<Record<string, { readonly S: string }>>;
interface Body {
  readonly TableName?: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly RequestItems?: Readonly<Record<string, readonly { readonly PutRequest?: { readonly Item: Item }; readonly DeleteRequest?: { readonly Key: Item } }[]>>;
}

const KEYS = ['pk', 'sk'];
const keysOf = (item: Item): Item => Object.fromEntries(KEYS.map((name) => [name, item[name]!]));

/** `target`: such as `DynamoDB_20120810.PutItem`. Whatever is not a write, and a condition that did not hold, has written nothing. */
export function writtenBy(target: string, body: string): Written[] {
  const action = target.split('.').at(-1);
  if (action === 'BatchWriteItem') {
    const { RequestItems = {} } = JSON.parse(body) as Body;
    return Object.entries(RequestItems).flatMap(([table, requests]) => requests.map(({ PutRequest, DeleteRequest }) => ({ table, keys: keysOf(PutRequest?.Item ?? DeleteRequest!.Key) })));
  }
  if (action !== 'PutItem' && action !== 'UpdateItem' && action !== 'DeleteItem') return [];
  const { TableName, Item: item, Key } = JSON.parse(body) as Body;
  return [{ table: TableName!, keys: keysOf(item ?? Key!) }];
}
