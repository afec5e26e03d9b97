/** Numbers that can be worked out by hand. */
import { Bucket, Places } from '../../simulate/scale/bucket.ts';
import { LIMITS } from '../../simulate/scale/limits.ts';
import { Timeline } from '../../simulate/scale/timeline.ts';

const starts = (): Bucket => new Bucket('StartExecution', LIMITS.startsPerSecond.value, LIMITS.startsBucket.value);

/** `calls`, evenly over `seconds`. */
function granted(bucket: Bucket, calls: number, seconds: number): number {
  return Array.from({ length: calls }, (_, i) => bucket.take((i * seconds) / calls)).filter(Boolean).length;
}

describe('a bucket of 800 that gets 150 back a second', () => {
  it('takes 5,000 starts in 60 s, for that is 83 a second', () => {
    const bucket = starts();
    expect([granted(bucket, 5_000, 60), bucket.turnedAway, bucket.fullAt]).toEqual([5_000, 0, null]);
  });

  it('takes 2,300 of 5,000 starts in 10 s: 800 at once and 10 × 150; it is empty after 800 / (500 − 150) s', () => {
    const bucket = starts();
    expect(granted(bucket, 5_000, 10)).toBeGreaterThanOrEqual(2_299);
    expect(bucket.turnedAway).toBeGreaterThanOrEqual(2_700);
    expect(bucket.turnedAway).toBeLessThanOrEqual(2_701);
    expect(bucket.fullAt).toBeCloseTo(800 / 350, 1);
  });

  it('is full again after 800 / 150 s, and never fuller', () => {
    const bucket = starts();
    granted(bucket, 800, 0);
    expect([bucket.take(5.2, 800), bucket.take(5.4, 800), bucket.take(3_600, 801)]).toEqual([false, true, false]);
  });
});

describe('what waits its turn', () => {
  it('10,000 SMS at 20 a second, all at once, go out within 499 s: the first 20 do not wait', () => {
    const sms = new Bucket('SMS', LIMITS.smsPerSecond.value);
    const waits = Array.from({ length: 10_000 }, () => sms.wait(0));
    expect([waits[0], waits[19], waits[20], waits.at(-1)]).toEqual([0, 0, 0.05, 499]);
    expect(sms.backlog(100)).toBe(399);
  });
});

it('places are held until they are given back', () => {
  const places = new Places('batches', 2);
  expect([places.take(0), places.take(1), places.take(2), places.fullAt]).toEqual([true, true, false, 2]);
  places.giveBack();
  expect([places.take(3), places.turnedAway]).toEqual([true, 1]);
});

it('time runs to the millisecond, and what is made at one moment happens in the order in which it was made', () => {
  const time = new Timeline();
  const told: string[] = [];
  time.after(0.002, () => told.push(`b ${time.now}`));
  time.after(0.001, () => {
    told.push(`a ${time.now}`);
    time.after(0, () => told.push(`a again ${time.now}`));
    time.after(0.001, () => told.push(`c ${time.now}`));
  });
  time.after(9, () => told.push('too late'));
  time.run(1, () => false);
  expect(told).toEqual(['a 0.001', 'a again 0.001', 'b 0.002', 'c 0.002']);
});
