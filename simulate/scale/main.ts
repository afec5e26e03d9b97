/** `npm run simulate -- --burst 5000 --for 60` */
import { scaleMain } from './command.ts';

process.exitCode = scaleMain(process.argv.slice(2));
