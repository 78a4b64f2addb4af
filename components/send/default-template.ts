/** What the editor begins with: a flight event with a key worth choosing (origin), skewed as real ones are. */
export const DEFAULT_TEMPLATE = `{
  "id": "{{random.uuid}}",
  "flight": "{{random.arrayElement(["AA","BA","DL","LH","UA"])}}{{random.number({"min":100,"max":9999})}}",
  "origin": "{{random.weightedArrayElement({"weights":[0.4,0.25,0.2,0.1,0.05],"data":["ATL","JFK","LAX","ORD","SEA"]})}}",
  "destination": "{{random.arrayElement(["BOS","DEN","DFW","MIA","SFO"])}}",
  "delayMinutes": {{random.normal({"mean":12,"sd":18,"precision":1})}},
  "departedAt": "{{date.iso}}"
}`;

export const KEY_EXAMPLES = [
  '{{$.origin}}',
  '{{$.origin}}-{{$.destination}}',
  '{{random.number(50)}}',
] as const;
