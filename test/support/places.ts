/** The gazetteer of Uttar Pradesh, from the files of its pack and of the atlas. */
import { readFileSync } from 'node:fs';
import { buildPlaceGazetteer, type PlaceFiles } from '../../core/place-gazetteer.ts';
import { countries, states } from './place-realms.ts';

const text = (file: string): string => readFileSync(`packs/${file}`, 'utf8');
const json = <T>(file: string): T => JSON.parse(text(file)) as T;

export const placeFiles: PlaceFiles = {
  state: 'IN-UP',
  units: json('up/units.json'),
  places: json('up/places.json'),
  homonyms: json('up/homonyms.json'),
  states,
  countries,
  elsewhere: json('india/places.json'),
  wary: json('india/wary.json'),
  directories: [text('up/villages.txt'), text('india/towns.txt')],
  sounds: text('up/sounds.txt'),
};
export const gazetteer = buildPlaceGazetteer(placeFiles);
