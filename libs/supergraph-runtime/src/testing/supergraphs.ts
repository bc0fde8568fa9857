import type { SpecSubgraph } from './federation-sdl.ts';

const contextLink = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@requires", "@external", "@shareable", "@context", "@fromContext"])`;
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject"])`;

/** Keys of every form, @requires with arguments and fragments, @provides, @override, value types, enums and inputs merged, mutations. */
export const shop: SpecSubgraph[] = [
  {
    name: 'catalogue',
    sdl: `${link}
      enum Currency { EUR USD CHF }
      input Size { width: Int! height: Int unit: String = "cm" }
      interface Named { name: String }
      type Brand implements Named @shareable { name: String country: String! }
      type Product implements Named @key(fields: "id") @key(fields: "sku") {
        id: ID! sku: String! name: String brand: Brand! price(currency: Currency = EUR, round: Int): Float
        weight: Int! dimensions: Dimensions tags: [String!]! grid: [[Int!]]! old: String tested: String @override(from: "stock", label: "percent(0)")
      }
      type Dimensions @shareable { width: Int! height: Int fits(in: Size!): Boolean }
      type Service implements Named @key(fields: "code vendor { name }") { code: String! vendor: Vendor! name: String hours: Int }
      type Vendor @shareable { name: String! }
      union Offer = Product | Service
      type Query {
        product(id: ID!): Product
        products(first: Int = 3, currencies: [Currency!], size: Size): [Product!]!
        offers(kind: String): [Offer]
        named: [Named!]
        service: Service
      }
      type Mutation { rename(id: ID!, name: String): Product tick: Int! }`,
  },
  {
    name: 'stock',
    sdl: `${link}
      enum Currency { EUR USD CHF }
      type Product @key(fields: "id") {
        id: ID! weight: Int! @external dimensions: Dimensions @external price(currency: Currency = EUR, round: Int): Float @external brand: Brand! @external
        inStock: Boolean! tested: String
        shippingEstimate: Int @requires(fields: "weight dimensions { width height }")
        priceInUsd(note: String): String @requires(fields: "price(currency: USD, round: 2)")
        origin: String! @requires(fields: "brand { country }")
        warehouse: Warehouse
        old: String @override(from: "catalogue")
      }
      type Brand @shareable { country: String! }
      type Dimensions @shareable { width: Int! height: Int }
      type Warehouse @key(fields: "number") { number: Int! city: String! products: [Product!]! nearest: Warehouse }
      type Query { warehouse(number: Int!): Warehouse lowest: [Product] }
      type Mutation { restock(id: ID!, by: Int! = 1): Product! count: Int! }`,
  },
  {
    name: 'reviews',
    sdl: `${link}
      type Product @key(fields: "sku") { sku: String! reviews(first: Int, minimum: Float): [Review!]! rating: Float best: Review }
      type Review @key(fields: "id") { id: ID! text: String stars: Int! product: Product! author: User @provides(fields: "nick") }
      type User @key(fields: "id") { id: ID! nick: String @external reviews: [Review] }
      type Service @key(fields: "code vendor { name }") { code: String! vendor: Vendor! rating: Float }
      type Vendor @shareable { name: String! }
      type Query { reviews(of: ID): [Review] }`,
  },
  {
    name: 'people',
    sdl: `${link}
      type User @key(fields: "id") { id: ID! nick: String @shareable name: String! favourite: Product friends(first: Int! = 2): [User!] }
      type Product @key(fields: "id", resolvable: false) { id: ID! }
      type Warehouse @key(fields: "number") { number: Int! keeper: User }
      type Query { me: User user(id: ID!): User }`,
  },
];

/** Entity interfaces, interface objects, what is inaccessible, unions of which not all subgraphs know all, @requires on fragments. */
export const media: SpecSubgraph[] = [
  {
    name: 'library',
    sdl: `${link}
      interface Media @key(fields: "id") { id: ID! title: String pages(of: Int): Int }
      type Book implements Media & Titled @key(fields: "id") { id: ID! title: String pages(of: Int): Int isbn: String! secret: String @inaccessible author: Author }
      type Film implements Media & Titled @key(fields: "id") { id: ID! title: String pages(of: Int): Int minutes: Int! director: Author! }
      type Game implements Media @key(fields: "id") { id: ID! title: String pages(of: Int): Int players: [Int] }
      interface Titled { title: String }
      type Author @key(fields: "id") { id: ID! name: String works: [Media!]! titled: [Titled] }
      enum Mood { CALM LOUD HIDDEN @inaccessible }
      union Found = Book | Author | Leaflet
      type Leaflet @inaccessible { text: String }
      type Query { media(id: ID): Media allMedia: [Media!]! books: [Book] author: Author titled: [Titled!] mood: Mood found: [Found] hidden: String @inaccessible }`,
  },
  {
    name: 'ratings',
    sdl: `${link}
      type Media @key(fields: "id") @interfaceObject { id: ID! stars(scale: Int = 5): Int! likes: [Fan!] similar: Media title: String @external blurb: String @requires(fields: "title") }
      type Fan @key(fields: "id") { id: ID! name: String! likes: [Media!] mood: Mood! }
      enum Mood { CALM LOUD HIDDEN @inaccessible }
      type Query { best: [Media!] fan(id: ID!): Fan }`,
  },
  {
    name: 'shops',
    sdl: `${link}
      type Book @key(fields: "id") { id: ID! price: Int author: Author @external sold: String @requires(fields: "author { name }") }
      type Author @key(fields: "id") { id: ID! name: String @external agent: String }
      type Shelf @key(fields: "id") { id: ID! things: [Thing!]! top: Thing }
      union Thing = Book | Shelf
      type Query { shelf: Shelf thing: Thing }`,
  },
];

/** Arguments that are taken from an object above: near and far, of one type or several, of what another subgraph knows. */
export const tours: SpecSubgraph[] = [
  {
    name: 'tours',
    sdl: `${contextLink}
      type Tour @key(fields: "id") @context(name: "tour") {
        id: ID! language: String seats: Int! guide: Guide stops: [Stop!]! first: Stop plan(of: Int): Plan sponsor: String @external
      }
      type Guide { tongue: String! }
      type Plan { days: Int alternatives: [[Stop]!] }
      type Stop @key(fields: "id") {
        id: ID! name: String next: Stop
        label(language: String @fromContext(field: "$tour { language }"), long: Boolean): String!
        told(tongue: String @fromContext(field: "$tour { guide { tongue } }"), seats: Int @fromContext(field: "$tour { seats }")): String
        thanks(sponsor: String @fromContext(field: "$tour { sponsor }")): Int
      }
      interface Visit @context(name: "visit") { id: ID! note: String place: Place }
      type Day implements Visit @key(fields: "id") { id: ID! note: String place: Place hours: Int }
      type Night implements Visit @key(fields: "id") { id: ID! note: String place: Place dark: Int places: [Place] }
      type Place @key(fields: "id") {
        id: ID! sign(note: String @fromContext(field: "$visit { note }")): String
        hour(at: Int @fromContext(field: "$visit ... on Day { hours } ... on Night { dark }")): Int
      }
      type Query { tour(id: ID!): Tour tours: [Tour!]! visits: [Visit] day: Day }`,
  },
  {
    name: 'people',
    sdl: `${contextLink}
      type Tour @key(fields: "id") { id: ID! sponsor: String led: [Stop] }
      type Stop @key(fields: "id") { id: ID! rating: Int! seenBy: [Person!] }
      type Place @key(fields: "id") { id: ID! city: String! }
      type Person @key(fields: "id") { id: ID! name: String favourite: Tour }
      type Query { person: Person }`,
  },
];

/** @requires on fragments, nested keys, inputs and enums of which only what all have is left, scalars of its own, lists of lists. */
export const works: SpecSubgraph[] = [
  {
    name: 'library',
    sdl: `${link}
      scalar Json scalar Day
      enum Tone { SOFT LOUD SHRILL }
      input Range { from: Int! = 0 to: Int note: String nested: [[Range!]] }
      interface Part { id: ID! label(tone: Tone): String }
      type Text implements Part @key(fields: "id") { id: ID! label(tone: Tone): String body: String! lang: String }
      type Sound implements Part @key(fields: "id") { id: ID! label(tone: Tone): String seconds: Int }
      type Isbn @shareable { group: String! number: Int! }
      type Work @key(fields: "id") @key(fields: "isbn { group number }") {
        id: ID! isbn: Isbn! main: Part parts: [Part!] raw(of: Json): Json on: Day matrix(rows: [[Int!]]): [[Float]] within(range: Range = { from: 1 }): Int
      }
      type Query { work(id: ID!): Work works: [Work!]! search(range: Range, tones: [Tone!] = [LOUD]): [Work] parts: [Part] days: [[Day!]!] }
      type Mutation { add(range: Range!): Work first: Int! }`,
  },
  {
    name: 'digests',
    sdl: `${link}
      scalar Day
      enum Tone { SOFT LOUD }
      input Range { from: Int! = 0 to: Int nested: [[Range!]] }
      interface Part { id: ID! }
      type Text implements Part @key(fields: "id") { id: ID! body: String! @external lang: String @external length(range: Range): Int @requires(fields: "body") read: Day }
      type Sound implements Part @key(fields: "id") { id: ID! seconds: Int @external loud(tone: Tone): Boolean @requires(fields: "seconds") }
      type Work @key(fields: "id") {
        id: ID! main: Part @external digest: String @requires(fields: "main { ... on Text { body lang } ... on Sound { seconds } }") rank(range: Range, tone: Tone = SOFT): Int
      }
      type Query { latest: Part best(tone: Tone): Work }
      type Mutation { second: Int! }`,
  },
  {
    name: 'loans',
    sdl: `${link}
      type Isbn @shareable { group: String! number: Int! }
      type Work @key(fields: "isbn { group number }") { isbn: Isbn! copies: Int! mentions: [[Work]] }
      type Query { lent: [Work!] }`,
  },
];
