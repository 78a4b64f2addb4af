/** One generator as a form shows it. `example` is a placeholder that compiles. */
export interface CatalogueEntry {
  name: string;
  example: string;
  description: string;
}

/** Every generator of a template. Plain data without imports, so that a page can show it. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    name: 'random.number',
    example: '{{random.number({"min":10,"max":150})}}',
    description: 'A whole number; {{random.number(50)}} is 0 to 50. Optional: precision',
  },
  {
    name: 'random.float',
    example: '{{random.float({"min":0,"max":1,"precision":0.01})}}',
    description: 'A decimal number, a multiple of precision (0.01 by default) above min',
  },
  {
    name: 'random.normal',
    example: '{{random.normal({"mean":20,"sd":3,"precision":0.1})}}',
    description: 'A number of the normal distribution with this mean and standard deviation',
  },
  {
    name: 'random.arrayElement',
    example: '{{random.arrayElement(["OK","WARN","FAIL"])}}',
    description: 'One element of a list, each as likely',
  },
  {
    name: 'random.weightedArrayElement',
    example: '{{random.weightedArrayElement({"weights":[0.9,0.1],"data":["OK","FAIL"]})}}',
    description: 'One element of data, as likely as its weight says',
  },
  { name: 'random.boolean', example: '{{random.boolean}}', description: 'true or false' },
  { name: 'random.uuid', example: '{{random.uuid}}', description: 'A UUID, version 4' },
  { name: 'random.word', example: '{{random.word}}', description: 'An English word' },
  {
    name: 'sequence',
    example: '{{sequence({"start":1000,"step":1})}}',
    description: 'Counts the records up; from 0 in steps of 1 by default',
  },
  {
    name: 'repeat',
    example: '{{repeat({"min":1,"max":3})}}{"item":"{{random.word}}"}{{end}}',
    description: 'What stands up to {{end}}, several times; with a separator (a comma by default)',
  },
  {
    name: 'date.now',
    example: '{{date.now("YYYY-MM-DD HH:mm:ss")}}',
    description: 'The time in UTC in a format of your own; ISO 8601 by default',
  },
  {
    name: 'date.utc',
    example: '{{date.utc("DD/MMM/YYYY:HH:mm:ss ZZ")}}',
    description: 'The same as date.now, by its other name',
  },
  {
    name: 'date.iso',
    example: '{{date.iso({"offsetMs":-60000})}}',
    description: 'The time as ISO 8601 in UTC, moved by offsetMs (0 by default)',
  },
  {
    name: 'date.epochMs',
    example: '{{date.epochMs}}',
    description: 'Milliseconds since 1970, moved by offsetMs (0 by default)',
  },
  {
    name: 'date.epochSeconds',
    example: '{{date.epochSeconds}}',
    description: 'Whole seconds since 1970, moved by offsetMs (0 by default)',
  },
  { name: 'name.firstName', example: '{{name.firstName}}', description: 'A first name' },
  { name: 'name.lastName', example: '{{name.lastName}}', description: 'A last name' },
  { name: 'name.fullName', example: '{{name.fullName}}', description: 'A first and a last name' },
  { name: 'internet.email', example: '{{internet.email}}', description: 'An e-mail address' },
  {
    name: 'internet.userName',
    example: '{{internet.userName}}',
    description: 'The name of an account',
  },
  { name: 'internet.domainName', example: '{{internet.domainName}}', description: 'A domain name' },
  { name: 'internet.url', example: '{{internet.url}}', description: 'The address of a website' },
  {
    name: 'internet.userAgent',
    example: '{{internet.userAgent}}',
    description: 'What a browser calls itself',
  },
  { name: 'internet.ip', example: '{{internet.ip}}', description: 'An IPv4 address' },
  {
    name: 'address.streetAddress',
    example: '{{address.streetAddress}}',
    description: 'A street with a number',
  },
  { name: 'address.zipCode', example: '{{address.zipCode}}', description: 'A postal code' },
  { name: 'address.state', example: '{{address.state}}', description: 'A state of the USA' },
  { name: 'address.latitude', example: '{{address.latitude}}', description: 'From -90 to 90' },
  { name: 'address.longitude', example: '{{address.longitude}}', description: 'From -180 to 180' },
  { name: 'address.city', example: '{{address.city}}', description: 'The name of a city' },
  { name: 'address.country', example: '{{address.country}}', description: 'A country' },
  { name: 'phone.phoneNumber', example: '{{phone.phoneNumber}}', description: 'A phone number' },
  {
    name: 'commerce.productName',
    example: '{{commerce.productName}}',
    description: 'A product’s name',
  },
  {
    name: 'commerce.department',
    example: '{{commerce.department}}',
    description: 'A department of a store',
  },
  { name: 'commerce.price', example: '{{commerce.price}}', description: 'A price such as 49.95' },
  {
    name: 'company.companyName',
    example: '{{company.companyName}}',
    description: 'A company’s name',
  },
  { name: 'lorem.words', example: '{{lorem.words}}', description: 'Three words of Latin' },
  { name: 'lorem.sentence', example: '{{lorem.sentence}}', description: 'A sentence of Latin' },
  { name: 'lorem.paragraph', example: '{{lorem.paragraph}}', description: 'A paragraph of Latin' },
];
