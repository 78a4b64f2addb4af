import { describe, expect, test } from 'vitest';
import { loadEarthquakes, loadFlights, momentAt } from './events';

const MOMENT = momentAt(Date.UTC(2026, 0, 31, 9, 30));

describe('flights', () => {
  const flights = loadFlights('origin');

  test('are all there, dated anew and else as published', () => {
    expect(flights).toHaveLength(20_000);
    expect(JSON.parse(flights[0]?.tell(MOMENT) ?? '')).toEqual({
      date: '2026-01-31T09:30:00.000Z',
      delay: 66,
      distance: 1750,
      origin: 'DTW',
      destination: 'LAS',
    });
  });

  test('are keyed by the airport asked for', () => {
    expect(flights[0]?.partitionKey).toBe('DTW');
    expect(loadFlights('destination')[0]?.partitionKey).toBe('LAS');
  });
});

describe('earthquakes', () => {
  const earthquakes = loadEarthquakes();

  test('are all there, with both their times moved to now', () => {
    expect(earthquakes).toHaveLength(1_707);
    for (const { tell, partitionKey } of earthquakes) {
      const { type, properties, geometry } = JSON.parse(tell(MOMENT));
      expect(type).toBe('Feature');
      expect(properties).toMatchObject({
        time: MOMENT.ms,
        updated: MOMENT.ms,
        net: partitionKey,
      });
      expect(geometry.coordinates).toHaveLength(3);
    }
  });
});
