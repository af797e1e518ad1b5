namespace Anyray.Bench.Corpus.Samples;

/// <summary>Tables, markup and messages as command-line tools print them.</summary>
internal static class ToolTables
{
    public static Pattern Pattern => new SamplePattern("tool_tables", 1500,
        new Sample(["Which account is overdrawn?", "Is any balance negative?"],
            ["| 880124 | ⟦Ottilie Brandvold⟧ | Bergen | ⟦-4812.55⟧ | open |"],
            (d, i) => $"| {10000 + i} | {d.Person(),-20} | {d.Pick(Lexicon.Cities),-8} | {d.Money(10, 9000),10} | open |")
        { Head = "+--------+----------------------+----------+------------+------+\n| id     | owner                | branch   | balance    | st   |\n+--------+----------------------+----------+------------+------+\n" },
        new Sample(["Which table takes the most space?", "What is the largest table?"],
            [" shop | ⟦ledger_archive⟧ | table | app | ⟦412 GB⟧ |"],
            (d, i) => $" shop | {d.Pick(Lexicon.Nouns).ToLowerInvariant()}_{i} | table | app | {d.Between(8, 900)} MB |")
        { Head = " Schema | Name | Type | Owner | Size | Description\n--------+------+------+-------+------+-------------\n" },
        new Sample(["Which process uses port 8443?", "Who listens on 8443?"],
            ["tcp   LISTEN 0      4096         0.0.0.0:8443       0.0.0.0:*    users:((\"⟦tariffd⟧\",pid=⟦22871⟧,fd=9))"],
            (d, i) => $"tcp   ESTAB  0      0        {d.Ip()}:{d.Between(30000, 60000)}      {d.Ip()}:443    users:((\"{d.Pick("edge", "node", "java")}\",pid={d.Between(1000, 9000)},fd={d.Between(5, 90)}))"),
        new Sample(["Which element has a price of zero?", "One product is given away by mistake. Which?"],
            ["  <product sku=\"⟦SKU-90417⟧\">\n    <name>Harbour lamp</name>\n    <price currency=\"EUR\">⟦0.00⟧</price>\n  </product>"],
            (d, i) => $"  <product sku=\"SKU-{10000 + i}\">\n    <name>{d.Pick(Lexicon.Adjectives)} {d.Pick(Lexicon.Nouns).ToLowerInvariant()}</name>\n    <price currency=\"EUR\">{d.Money(2, 90)}</price>\n  </product>")
        { Head = "<?xml version=\"1.0\"?>\n<catalog>\n", Tail = "\n</catalog>" },
        new Sample(["Which rule allows 0.0.0.0/0?", "Is any port open to 0.0.0.0/0?"],
            ["rule {\n  name: \"⟦legacy-admin⟧\"\n  port: 8022\n  source: \"⟦0.0.0.0/0⟧\"\n  action: ALLOW\n}"],
            (d, i) => $"rule {{\n  name: \"r-{i}\"\n  port: {d.Pick(443, 8443, 5432)}\n  source: \"{d.Ip()}/32\"\n  action: ALLOW\n}}"),
        new Sample(["Which resource will be destroyed?", "What would we lose by applying this?"],
            ["  # ⟦google_sql_database.ledger⟧ will be destroyed\n  - resource \"google_sql_database\" \"ledger\" {\n      - charset = \"UTF8\" -> null\n      - name    = \"⟦ledger_2029⟧\" -> null\n    }"],
            (d, i) => $"  # google_compute_instance.w[{i}] will be updated in-place\n  ~ resource \"google_compute_instance\" \"w\" {{\n        id     = \"w-{d.Hex(8)}\"\n      ~ labels = {{\n          ~ \"rev\" = \"{d.Hex(7)}\" -> \"{d.Hex(7)}\"\n        }}\n        # (22 unchanged attributes hidden)\n    }}")
        { Head = "Terraform will perform the following actions:\n\n", Tail = "\n\nPlan: 0 to add, 140 to change, 1 to destroy.", Separator = "\n\n" },
        new Sample(["Which commit touched the tariff table?", "Who changed the tariffs, and when?"],
            ["* ⟦9f31ac2⟧ 2031-02-11 ⟦Ottilie Brandvold⟧ Round tariffs up to the next cent"],
            (d, i) => $"* {d.Hex(7)} 2031-0{d.Between(1, 3)}-{d.Between(1, 28):00} {d.Person()} {d.Pick("Tidy", "Move", "Rename", "Test")} the {d.Pick("basket", "courier", "session", "voucher")} {d.Pick("screen", "job", "page")}"),
        new Sample(["Which package has a known vulnerability?", "What does the audit complain about?"],
            ["⟦tar-stream⟧@⟦2.1.0⟧  extract  1 high severity vulnerability  fix: 2.1.4"],
            (d, i) => $"{d.Function().ToLowerInvariant()}@{d.Between(0, 9)}.{d.Between(0, 20)}.{d.Between(0, 9)}  {d.Pick("util", "cli", "core")}  ok"),
        new Sample(["Which partition is full?", "Where is no space left?"],
            ["/dev/nvme3n1p2   ⟦100%⟧ /⟦var/lib/ledger⟧"],
            (d, i) => $"/dev/loop{i,-8}   {d.Between(2, 71)}% /snap/{d.Pick(Lexicon.Nouns).ToLowerInvariant()}/{i}")
        { Head = "Filesystem       Use% Mounted on\n" });
}
