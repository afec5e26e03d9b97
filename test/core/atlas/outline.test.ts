/** Which state or country, by the built outlines. */
import { distanceToStateBorderKm, inState, stateAt } from '../../../core/atlas/outline.ts';
import { outlines, units } from './built.ts';

describe('stateAt', () => {
  it.each([
    ['Lucknow', 26.85, 80.95, 'IN-UP'],
    ['Noida', 28.57, 77.32, 'IN-UP'],
    ['Connaught Place', 28.632, 77.219, 'IN-DL'],
    ['Patna', 25.6, 85.13, 'IN-BR'],
    ['Gwalior', 26.22, 78.18, 'IN-MP'],
    ['Dehradun', 30.32, 78.03, 'IN-UK'],
    ['Faridabad', 28.41, 77.31, 'IN-HR'],
    ['Bharatpur', 27.22, 77.49, 'IN-RJ'],
    ['Bhubaneswar', 20.3, 85.82, 'IN-OD'],
    ['Raipur', 21.25, 81.63, 'IN-CG'],
    ['Hyderabad, in the part of Andhra Pradesh that became Telangana', 17.39, 78.49, 'IN-TG'],
    ['Vijayawada', 16.51, 80.65, 'IN-AP'],
    ['Leh, in the part of Jammu and Kashmir that became Ladakh', 34.16, 77.58, 'IN-LA'],
    ['Srinagar', 34.08, 74.8, 'IN-JK'],
    ['Daman', 20.4, 72.83, 'IN-DH'],
    ['Port Blair', 11.67, 92.74, 'IN-AN'],
    ['the water off Mumbai', 18.9, 72.7, 'IN-MH'],
    ['Kathmandu', 27.7, 85.32, 'NP'],
    ['Dubai', 25.2, 55.3, 'AE'],
    ['London', 51.51, -0.12, 'GB'],
    ['the open Arabian Sea', 15, 65, null],
    ['nowhere', Number.NaN, 80, null],
  ])('finds %s', (_, lat, lon, where) => {
    expect(stateAt(outlines, { lat, lon })).toBe(where);
  });

  it('finds every headquarters of the pack in its state', () => {
    expect(units.filter(({ headquarters }) => stateAt(outlines, headquarters) !== 'IN-UP')).toEqual([]);
  });
});

describe('the border', () => {
  it('is as far away from inside as from outside', () => {
    expect(distanceToStateBorderKm(outlines, 'IN-UP', { lat: 26.85, lon: 80.95 })).toBeCloseTo(142.1, 0); // Lucknow, to Nepal
    expect(distanceToStateBorderKm(outlines, 'IN-UP', { lat: 28.632, lon: 77.219 })).toBeCloseTo(9, 0); // Connaught Place
  });

  it('divides inside from outside', () => {
    expect(inState(outlines, 'IN-UP', { lat: 26.85, lon: 80.95 })).toBe(true);
    expect(inState(outlines, 'IN-UP', { lat: 28.632, lon: 77.219 })).toBe(false);
  });

  it('of what is no Indian state is a mistake', () => {
    expect(() => distanceToStateBorderKm(outlines, 'NP', { lat: 27, lon: 80 })).toThrow('no outline of NP');
  });
});
