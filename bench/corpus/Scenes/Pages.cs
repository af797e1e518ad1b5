namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Web pages, accessibility trees and documentation.</summary>
internal static class Pages
{
    public static Pattern Markup => new ScenePattern("page_markup", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["What does the «item» cost?", "Is the «item» in stock, and at what price?"],
            ["""<div class="grid__cell grid__cell--«x4»" data-sku="«x8»"><a class="tile" href="/p/«x8»"><img loading="lazy" class="tile__img" src="/media/«x12».webp" alt=""><span class="tile__name">«item»</span></a><span class="tile__price">⟦«price» EUR⟧</span><span class="badge badge--«x2»">⟦«stock» left in «City»⟧</span></div>"""],
            ["""<div class="grid__cell grid__cell--«x4»" data-sku="«x8»"><a class="tile" href="/p/«x8»"><img loading="lazy" class="tile__img" src="/media/«x12».webp" alt=""><span class="tile__name">«adj» «copper|oak|steel|linen» «lamp|chair|kettle|shelf»</span></a><span class="tile__price">«10.00..299.00» EUR</span><span class="badge badge--«x2»">«1..99» left in «City»</span></div>""",
             """<div class="grid__ad" id="ad-«x6»"><script async src="https://ads.example/«x10».js"></script></div>"""])
        {
            Lets = [("item", "«adj» walnut «bench|desk|bookcase»"), ("price", "«301.00..899.00»"), ("stock", "«100..199»")],
            Head = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><link rel=\"stylesheet\" href=\"/a.css\"></head><body class=\"shop\">\n<main>\n",
            Tail = "\n</main></body></html>",
            Fence = "html",
            Tool = "fetch_page",
            Target = "https://store.example/all",
        },
        new Scene(["Which element do I click to take «who» out of the list?", "Give me the ref of the remove button for «who»."],
            ["  - row \"«who» «first»@fjord.example Editor\" [ref=e«1000..4999»]:\n    - cell \"«who»\" [ref=e«1000..4999»]\n    - cell \"Editor\" [ref=e«1000..4999»]\n    - cell [ref=e«1000..4999»]:\n      - button \"Remove\" ⟦[ref=«ref»]⟧ [cursor=pointer]"],
            ["  - row \"«First» «Last» «first»@fjord.example «Viewer|Editor|Guest»\" [ref=e«1000..4999»]:\n    - cell \"«First» «Last»\" [ref=e«1000..4999»]\n    - cell \"«Viewer|Editor|Guest»\" [ref=e«1000..4999»]\n    - cell [ref=e«1000..4999»]:\n      - button \"Remove\" [ref=e«1000..4999»] [cursor=pointer]"])
        {
            Lets = [("who", "«First» «Last»-«Last»"), ("ref", "e«6000..9999»")],
            Head = "- banner [ref=e2]:\n  - link \"Home\" [ref=e3]\n- table \"Members\" [ref=e9]:\n",
            Fence = "yaml",
            Tool = "browser_snapshot",
            Target = "page",
        },
        new Scene(["Up to which age do children ride for free?", "My kid is five. Does she need a ticket?"],
            ["<article><h3>Travelling with little ones</h3><p>Those under ⟦«age» years⟧ come along without paying as long as an adult holds a valid fare.</p></article>"],
            ["<article><h3>«Bikes|Luggage|Refunds|Season passes|Groups|Night boats» on the «City» line</h3><p>«From the pier in|Between the locks of|On the quay at» «City» the «adj» boat leaves every «10..90» minutes; «please queue behind the yellow line|seats cannot be reserved|the crew speaks several languages».</p></article>",
             "<nav><ul><li><a href=\"/«noun»\">«adj» «noun»</a></li><li><a href=\"/«noun»\">«adj» «noun»</a></li></ul></nav>",
             "<p class=\"note\">The «adj» «noun» in «City» is closed until «2..28» May.</p>"])
        {
            Lets = [("age", "«6..8» and a half")],
            Head = "<html><head><title>Ferry</title><style>body{margin:0}</style></head><body>\n",
            Tail = "\n<footer>Imprint</footer></body></html>",
            Fence = "html",
            Tool = "fetch_page",
            Target = "https://ferry.example/faq",
        });

    public static Pattern Manuals => new ScenePattern("manual_pages", new Knob("relevance_filter", """{"keepChars":2000}"""),
        new Scene(["Which option makes the tool keep going after the first failure?", "How do I stop it from quitting at the first problem?"],
            ["       --«opt»\n              ⟦Do not stop when a unit goes wrong; report everything at the end and exit with «code»⟧."],
            ["       --«noun»-«verb»=«N|PATH|NAME»\n              «Use|Take|Set|Limit» the «adj» «noun» «when a unit is read|before units are written|for every second pass|while the index is built»; the default is «1..90».",
             "       -«x1», --«verb»\n              «Print|Hide|Colour|Sort» the «noun» «of each unit|in the summary|on standard output»."])
        {
            Lets = [("opt", "carry-on-«x3»"), ("code", "«41..79»")],
            Head = "TIDEMARK(1)                 User Commands                TIDEMARK(1)\n\nOPTIONS\n",
            Separator = "\n\n",
            Fence = null,
            Tool = "man",
            Target = "tidemark",
        },
        new Scene(["Since which version can the cache be shared between hosts?", "When did they add the shared cache?"],
            ["## 7.«minor».0\n\n* ⟦Nodes may now use one common store («key»)⟧\n* Small fixes in the «noun» view"],
            ["## 6.«0..60».«0..9»\n\n* The «adj» «noun» «loads faster|is sorted by name|can be hidden|no longer flickers»\n* «Noun» cache: «adj» entries are dropped «earlier|later»\n* Small fixes in the «noun» view"])
        {
            Lets = [("minor", "«61..99»"), ("key", "store.«x4»")],
            Head = "# Release notes\n\n",
            Separator = "\n\n",
            Fence = null,
            Tool = "read_file",
            Target = "CHANGELOG.md",
        },
        new Scene(["Wie oft muss der Filter gewechselt werden?", "Nach wie vielen Stunden ist ein neuer Filter fällig?"],
            ["### Chapter 7.«3..9» Air path\n\nSwitch the unit off first. ⟦Fit a fresh cartridge after every «hours» hours of running⟧, sooner in dusty halls."],
            ["### Chapter «1..30».«1..9» «Noun» «unit|panel|path|tray»\n\n«Switch the unit off first.|Wear gloves.|Wait until the lamp is green.» «Loosen|Check|Clean|Grease» the «adj» «screw|belt|lid|hinge» «with a dry cloth|by a quarter turn|until it clicks». «It holds «10..90» sheets.|The lamp blinks «2..9» times.|See the drawing on page «10..300».»"])
        {
            Lets = [("hours", "«1100..4900»")],
            Separator = "\n\n",
            Fence = null,
            Tool = "read_manual",
            Target = "dryer.md",
        });

    public static Pattern Specs => new ScenePattern("interface_specs", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["What is the largest page size GET /«res» allows?", "How many «res» can I ask for at once?"],
            ["  /«res»:\n    get:\n      operationId: list_«res»\n      parameters:\n        - name: limit\n          in: query\n          schema: {type: integer, minimum: 1, ⟦maximum: «max»⟧}\n      responses:\n        '200': {description: A page}"],
            ["  /«noun»-«x3»:\n    get:\n      operationId: list_«noun»_«x3»\n      parameters:\n        - name: limit\n          in: query\n          schema: {type: integer, minimum: 1, maximum: «50|100|200|500»}\n      responses:\n        '200': {description: A page}",
             "  /«noun»-«x3»/{id}:\n    delete:\n      operationId: remove_«noun»_«x3»\n      parameters:\n        - {name: id, in: path, required: true, schema: {type: string}}\n      responses:\n        '204': {description: Gone}"])
        {
            Lets = [("res", "«noun»s-«x4»"), ("max", "«701..989»")],
            Head = "openapi: 3.1.0\ninfo: {title: Shop, version: 4.2.0}\npaths:\n",
            Fence = "yaml",
            Tool = "read_file",
            Target = "openapi.yaml",
        },
        new Scene(["Which field of «Type» tells who signed?", "What is the number and type of the signer field in «Type»?"],
            ["message «Type» {\n  string id = 1;\n  google.protobuf.Timestamp at = 2;\n  ⟦SignerRef attested_by = «no»;⟧\n  repeated string notes = 9;\n}"],
            ["message «Noun»«Noun»«x2» {\n  string id = 1;\n  «int64|string|bool|double» «adj»_«noun» = «2..6»;\n  «Noun»Ref «verb»ed_by = «7..12»;\n  repeated string notes = «13..20»;\n}", "enum «Noun»Kind«x3» {\n  «Noun»_UNSET = 0;\n  «Noun»_«x2» = 1;\n  «Noun»_«x2» = 2;\n}"])
        {
            Lets = [("Type", "«Noun»Receipt«x3»"), ("no", "«31..79»")],
            Head = "syntax = \"proto3\";\npackage fjord.v3;\n\n",
            Separator = "\n\n",
            Fence = "proto",
            Tool = "read_file",
            Target = "fjord.proto",
        },
        new Scene(["Which mutations are deprecated, and what replaces them?", "List the deprecated mutations."],
            ["  «m1»(id: ID!): «Noun» @deprecated(reason: \"⟦use «r1»⟧\")", "  «m2»(input: «Noun»Input!): «Noun» @deprecated(reason: \"⟦use «r2»⟧\")"],
            ["  «verb»«Noun»«x2»(id: ID!, «noun»: «String|Int|Boolean»): «Noun»", "  \"\"\"«adj» «noun» of the «noun»\"\"\"\n  «verb»«Noun»«x2»(input: «Noun»Input!): «Noun»"])
        {
            Lets = [("m1", "«verb»«Noun»«x3»"), ("m2", "«verb»«Noun»«x3»"), ("r1", "«verb»«Noun»V2«x2»"), ("r2", "«verb»«Noun»V3«x2»")],
            Head = "type Mutation {\n",
            Tail = "\n}",
            Fence = "graphql",
            Tool = "read_file",
            Target = "schema.graphql",
        });
}
