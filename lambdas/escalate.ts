export const handler = async (event: unknown): Promise<unknown> => { console.log(JSON.stringify(event)); return {}; };
