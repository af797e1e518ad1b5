namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Result sets, comma-separated files and lists of locked packages.</summary>
internal static class Tables
{
    public static Pattern Queries => new ScenePattern("query_results", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["Which customer spent the most last year?", "Who is our best customer by revenue?"],
            [" «70000..79999» | ⟦«who»⟧ | «City» |    ⟦98«rest»⟧ | «10..90»"],
            [" «10000..69999» | «Last» «AG|Ltd|SA|AB» «x2» | «City» |    «10000.00..97999.00» | «10..90»"])
        {
            Lets = [("who", "«Last» & «Last» «x2»"), ("rest", "«100..899».«10..99»")],
            Head = "  id   |      customer      |   city   |   revenue   | orders\n-------+--------------------+----------+-------------+--------\n",
            Tail = "\n(512 rows)\n",
            Tool = "psql",
            Target = "SELECT * FROM customer_totals",
        },
        new Scene(["What is the e-mail address of account «id»?", "How do I write to the holder of account «id»?"],
            ["-[ RECORD «i» ]-----+------------------------------\naccount_id       | «id»\nholder           | «First» «Last»\nmail             | ⟦«mail»⟧\nplan             | «free|team|pro»\nlast_login       | «t:yyyy-MM-dd HH:mm:ss»"],
            ["-[ RECORD «i» ]-----+------------------------------\naccount_id       | «100000..499999»\nholder           | «First» «Last»\nmail             | «first».«last»@post.example\nplan             | «free|team|pro»\nlast_login       | «t:yyyy-MM-dd HH:mm:ss»"])
        {
            Lets = [("id", "«600000..999999»"), ("mail", "«first».«last».«x3»@post.example")],
            Step = 5000,
            Tool = "psql",
            Target = "\\x SELECT",
        },
        new Scene(["Which node of the plan reads the most rows?", "Where does the query plan spend most of its effort?"],
            ["                    ->  Seq Scan on ⟦«table»⟧  (cost=0.00..«10000..90000».00 rows=⟦98«rows»⟧ width=«10..90») (actual time=«0..9».«100..999»..«100..400».«100..999» rows=98«rows» loops=1)"],
            ["              ->  Index Scan using «noun»_«x4»_idx on «noun»_«x3»  (cost=0.43..«100..9000».00 rows=«100..900000» width=«10..90») (actual time=«0..9».«100..999»..«100..400».«100..999» rows=«100..900000» loops=1)", "                    Index Cond: («noun»_id = o.«noun»_id)", "                    Filter: (state = '«adj»'::text)", "                    Rows Removed by Filter: «10..9000»"])
        {
            Lets = [("table", "«noun»_«x5»"), ("rows", "«10000..99999»")],
            Head = "                                  QUERY PLAN\n---------------------------------------------------------------\n",
            Tool = "psql",
            Target = "EXPLAIN ANALYZE",
        });

    public static Pattern Sheets => new ScenePattern("sheet_exports", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["What did sensor «s» read at «at»?", "Give me the «at» reading of «s»."],
            ["2031-03-04,«at»,«s»,⟦«val»⟧,«30..60»,ok"],
            ["2031-03-04,«t:HH:mm:ss»,S-«100..499»,«18.00..24.00»,«30..60»,ok"])
        {
            Lets = [("s", "S-«600..999»"), ("at", "«10..19»:«10..59»:07"), ("val", "19.«100..999»")],
            Head = "day,time,sensor,celsius,humidity,state\n",
            Tool = "read_file",
            Target = "readings.csv",
        },
        new Scene(["List all payments to «who».", "How much did we pay «who» in total?"],
            ["0«1..9».03.2031;SEPA;⟦«who»;-«200..900»,«10..99»⟧;«x10»;Rechnung «100..900»", "1«1..9».03.2031;SEPA;⟦«who»;-«200..900»,«10..99»⟧;«x10»;Rechnung «100..900»", "2«1..8».03.2031;SEPA;⟦«who»;-«200..900»,«10..99»⟧;«x10»;Rechnung «100..900»"],
            ["«10..28».«0..1»«1..2».2031;«SEPA|Karte|Lastschrift»;«Last» «GmbH|KG|AG»;-«20..900»,«10..99»;«x10»;«Rechnung «100..900»|Gutschrift|Miete»", "«10..28».«0..1»«1..2».2031;SEPA;«First» «Last»;«20..900»,«10..99»;«x10»;Auftrag «100..900»"])
        {
            Lets = [("who", "«Last»-«Last» Fracht «x2»")],
            Head = "Datum;Art;Empfänger;Betrag;Referenz;Zweck\n",
            Tool = "read_file",
            Target = "konto.csv",
        },
        new Scene(["Who reports to «boss» and joined in 2029?", "Which of «boss»'s people started in 2029?"],
            ["«7000..7999»\t⟦«p1»⟧\t«boss»\t2029-0«1..9»-01\t«City»\t«Depot|Sales|Legal»"],
            ["«1000..6999»\t«First» «Last»\t«boss»\t20«20..28»-0«1..9»-01\t«City»\t«Depot|Sales|Legal»", "«1000..6999»\t«First» «Last»\t«First» «Last»\t20«20..30»-0«1..9»-01\t«City»\t«Depot|Sales|Legal»", "«1000..6999»\t«First» «Last»\t«First» «Last»\t20«20..30»-0«1..9»-01\t«City»\t«Depot|Sales|Legal»"])
        {
            Lets = [("boss", "«First» «Last»-«Last»"), ("p1", "«First» «Last»-«x3»")],
            Head = "no\tname\tmanager\tsince\toffice\tgroup\n",
            Tool = "read_file",
            Target = "staff.tsv",
        });

    public static Pattern Locks => new ScenePattern("locked_packages", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["Which version of «pkg» is locked?", "Are we on a patched «pkg»?"],
            ["    \"node_modules/«pkg»\": {\n      \"version\": \"⟦«ver»⟧\",\n      \"resolved\": \"https://packages.example/«pkg»/-/«pkg»-«ver».tgz\",\n      \"integrity\": \"sha512-«x40»==\",\n      \"license\": \"MIT\"\n    }"],
            ["    \"node_modules/«noun»-«verb»-«x2»\": {\n      \"version\": \"«0..9».«0..20».«0..9»\",\n      \"resolved\": \"https://packages.example/«noun»/-/«x6».tgz\",\n      \"integrity\": \"sha512-«x40»==\",\n      \"license\": \"«MIT|ISC|MIT|Apache-2.0»\"\n    }", "    \"node_modules/«noun»-«x3»\": {\n      \"version\": \"«0..9».«0..20».«0..9»\",\n      \"resolved\": \"https://packages.example/«noun»/-/«x6».tgz\",\n      \"integrity\": \"sha512-«x40»==\",\n      \"dev\": true,\n      \"engines\": {\"node\": \">=«14..20»\"}\n    }"])
        {
            Lets = [("pkg", "«noun»-parser-«x3»"), ("ver", "«11..19».«21..40».«11..60»")],
            Head = "{\n  \"name\": \"shop\",\n  \"lockfileVersion\": 3,\n  \"packages\": {\n",
            Tail = "\n  }\n}",
            Separator = ",\n",
            Fence = "json",
            Tool = "read_file",
            Target = "package-lock.json",
        },
        new Scene(["Which crates pull in «pkg»?", "Why is «pkg» in our tree?"],
            ["[[package]]\nname = \"⟦«p1»⟧\"\nversion = \"«0..9».«0..20».«0..9»\"\nsource = \"registry\"\ndependencies = [\n \"«noun»\",\n \"«pkg»\",\n]", "[[package]]\nname = \"⟦«p2»⟧\"\nversion = \"«0..9».«0..20».«0..9»\"\nsource = \"registry\"\ndependencies = [\n \"«pkg»\",\n \"«svc»\",\n]"],
            ["[[package]]\nname = \"«noun»-«verb»-«x2»\"\nversion = \"«0..9».«0..20».«0..9»\"\nsource = \"registry\"\ndependencies = [\n \"«noun»\",\n \"«svc»\",\n]", "[[package]]\nname = \"«noun»_«x3»\"\nversion = \"«0..9».«0..20».«0..9»\"\nsource = \"registry\"\nchecksum = \"«x40»\""])
        {
            Lets = [("pkg", "«noun»-sys-«x3»"), ("p1", "«verb»-«x5»"), ("p2", "«verb»-«x5»")],
            Separator = "\n\n",
            Fence = "toml",
            Tool = "read_file",
            Target = "Cargo.lock",
        });

    public static Pattern Pins => new ScenePattern("pinned_packages", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["Which packages are not pinned to an exact version?", "What in this list is unpinned?"],
            ["⟦«p1»>=«1..9».«0..9»⟧", "⟦«p2»~=«1..9».«0..9»⟧"],
            ["«noun»-«x4»==«0..9».«0..20».«0..9»", "«noun»_«verb»_«x2»==«0..9».«0..20»", "«verb»-«x3»==«0..9».«0..20».«0..9»"])
        {
            Lets = [("p1", "«noun»-«x4»"), ("p2", "«verb»_«x4»")],
            Tool = "read_file",
            Target = "requirements.txt",
        });
}
