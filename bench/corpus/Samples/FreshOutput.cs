namespace Anyray.Bench.Corpus.Samples;

/// <summary>What tools print, still unread by the model: nothing of it may be lost.</summary>
internal static class FreshOutput
{
    private static readonly string[] Images = ["registry.example/team/checkout:4.2.1", "registry.example/team/ledger:9.0.0", "postgres:16-alpine", "redis:7.2"];

    public static Pattern Pattern => new SamplePattern("fresh_output", 4000,
        new Sample(["Which container restarts all the time?"],
            ["⟦9f31ac2b7710⟧   registry.example/team/mailer:1.1.0      \"/bin/mailer --queue\"   2 weeks ago     ⟦Restarting (137)⟧ 4 seconds ago              ⟦mailer-west-3⟧"],
            (d, i) => $"{d.Hex(12)}   {d.Pick(Images),-38}  \"/entrypoint.sh serve\"  {d.Between(2, 11)} weeks ago     Up {d.Between(2, 40)} hours             {d.Between(3000, 3999)}/tcp   {d.Pick(Lexicon.Services)}-{i}")
        { Head = $"CONTAINER ID   {"IMAGE",-38}  COMMAND                 CREATED         STATUS                  PORTS      NAMES\n" },
        new Sample(["Which process eats the memory?"],
            ["ledger     ⟦22871⟧  3.1 ⟦71.4⟧ 9318244 7112300 ?     Ssl  Mar04  881:12 /opt/ledger/bin/ledgerd --shard 7"],
            (d, i) => $"{d.Pick("root", "www-data", "ledger"),-8} {1000 + i * 7,7}  {d.Below(3)}.{d.Below(9)}  {d.Below(2)}.{d.Below(9)} {d.Between(10000, 999999),7} {d.Between(1000, 99999),7} ?     S    Mar04  {d.Below(60),3}:{d.Below(60):00} /usr/lib/{d.Pick(Lexicon.Services)}/worker --id {i}")
        { Head = "USER         PID %CPU %MEM     VSZ     RSS TTY   STAT START    TIME COMMAND\n" },
        new Sample(["Which file is writable by everyone?"],
            ["-rw-rw-rw-  1 deploy deploy   48213 Mar  4 06:12 ⟦settings.prod.yaml⟧"],
            (d, i) => $"-rw-r--r--  1 deploy deploy {d.Between(200, 99999),7} Mar {d.Between(1, 28),2} {d.Below(24):00}:{d.Below(60):00} {d.Function()}{i}.{d.Pick("cs", "json", "md")}")
        { Head = "total 8812\ndrwxr-xr-x 14 deploy deploy    4096 Mar  4 06:01 .\ndrwxr-xr-x  6 deploy deploy    4096 Feb 11 12:44 ..\n" },
        new Sample(["Which order was never paid?"],
            ["| ⟦99120⟧ | Ottilie Brandvold      | Bergen      |    812.55 | ⟦unpaid⟧ | 2031-03-04 06:12:33 |"],
            (d, i) => $"| {10000 + i} | {d.Person(),-22} | {d.Pick(Lexicon.Cities),-11} | {d.Money(10, 9000),9} | paid   | 2031-03-0{d.Between(1, 9)} {d.Below(24):00}:{d.Below(60):00}:{d.Below(60):00} |")
        { Head = "+-------+------------------------+-------------+-----------+--------+---------------------+\n| id    | customer               | city        |    amount | state  | placed_at           |\n+-------+------------------------+-------------+-----------+--------+---------------------+\n", Tail = "\n+-------+------------------------+-------------+-----------+--------+---------------------+\n" },
        new Sample(["What stopped the service?"],
            ["Mar 04 06:31:07 edge-12 ledgerd[2287]: ⟦FATAL cannot map segment 0x7f31: Cannot allocate memory⟧"],
            (d, i) => $"Mar 04 06:{i / 60 % 60:00}:{i % 60:00} edge-12 ledgerd[2287]: {d.Pick($"accepted connection from {d.Ip()}:{d.Between(30000, 60000)}", $"segment {d.Hex(4)} flushed in {d.Between(1, 90)} ms", $"checkpoint {d.Between(1000, 9999)} complete: wrote {d.Between(1, 900)} buffers", $"client {d.Ip()} closed")}"),
        new Sample(["Which request failed on the server?"],
            ["10.4.9.17 - - [04/Mar/2031:06:12:44 +0000] \"POST /api/v2/payouts HTTP/1.1\" ⟦502⟧ 611 \"-\" \"⟦payout-runner/3.1⟧\" rt=30.001"],
            (d, i) => $"{d.Ip()} - - [04/Mar/2031:06:{i / 60 % 60:00}:{i % 60:00} +0000] \"GET /api/v2/{d.Pick(Lexicon.Nouns).ToLowerInvariant()}s/{d.Between(1, 9999)} HTTP/1.1\" 200 {d.Between(90, 9000)} \"https://shop.example/start\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36\" rt=0.{d.Between(1, 99):000}"),
        new Sample(["What went wrong in this pod?"],
            ["{\"ts\":\"2031-03-04T06:12:33.501Z\",\"level\":\"error\",\"service\":\"quote-engine\",\"pod\":\"quote-engine-7d9c\",\"env\":\"prod\",\"msg\":\"⟦rate table 881 missing⟧\",\"trace\":\"⟦77aa01bc⟧\"}"],
            (d, i) => $"{{\"ts\":\"2031-03-04T06:{i / 60 % 60:00}:{i % 60:00}.{d.Below(999):000}Z\",\"level\":\"info\",\"service\":\"quote-engine\",\"pod\":\"quote-engine-7d9c\",\"env\":\"prod\",\"msg\":\"{d.Pick("quote served", "cache refreshed", "rates loaded")}\",\"trace\":\"{d.Hex(8)}\"{(d.Chance(0.3) ? $",\"ms\":{d.Between(1, 90)}" : "")}}}"),
        new Sample(["Which test failed?"],
            ["=== RUN   TestTariffRounding\n    ⟦tariff_test.go:88: got 4.71, want 4.72⟧\n--- FAIL: ⟦TestTariffRounding⟧ (0.02s)"],
            (d, i) => $"=== RUN   Test{char.ToUpperInvariant(d.Pick(Lexicon.Verbs)[0])}{d.Pick(Lexicon.Nouns)}{i}\n--- PASS: Test{d.Pick(Lexicon.Nouns)}{i} (0.{d.Below(99):00}s)")
        { Tail = "\nFAIL\nFAIL\tshop.example/tariff\t4.118s\nFAIL" },
        new Sample(["Why did the build fail?"],
            ["[ERROR] Failed to execute goal: ⟦Could not resolve com.example.ledger:ledger-core:jar:4.1.9⟧"],
            (d, i) => $"[INFO] Downloading from central: https://repo.example/maven2/org/example/{d.Pick(Lexicon.Services).Replace('-', '/')}/{d.Between(1, 9)}.{d.Between(0, 20)}/{d.Function().ToLowerInvariant()}-{d.Between(1, 9)}.{d.Between(0, 20)}.pom\n[INFO] Downloaded from central: https://repo.example/maven2/org/example/{d.Pick(Lexicon.Services).Replace('-', '/')}/{d.Between(1, 9)}.{d.Between(0, 20)}/{d.Function().ToLowerInvariant()}-{d.Between(1, 9)}.{d.Between(0, 20)}.pom ({d.Between(1, 9)}.{d.Below(9)} kB at {d.Between(10, 900)} kB/s)"),
        new Sample(["Which upload broke off?"],
            ["\u001b[31m✗ part-0419.tar\u001b[0m ⟦checksum mismatch at byte 88120⟧"],
            (d, i) => $"\u001b[32m✓ part-{i:0000}.tar\u001b[0m  10%\r\u001b[32m✓ part-{i:0000}.tar\u001b[0m  60%\r\u001b[32m✓ part-{i:0000}.tar\u001b[0m 100% {d.Between(10, 99)} MB/s"),
        new Sample(["Who still calls the old method?"],
            ["src/billing/legacy/PayoutJob.cs:⟦119⟧:        ⟦OldTariff.Round(amount, Legacy)⟧;"],
            (d, i) => $"src/modules/{Lexicon.Services[i / 9 % Lexicon.Services.Length]}/domain/{Lexicon.Nouns[i / 9 % Lexicon.Nouns.Length]}Service.cs:{i % 9 * 31 + d.Between(1, 30)}:        {d.Pick("var", "await", "return")} NewTariff.Round({d.Function()}(amount), {d.Between(2, 9)});")
        { Tool = "grep" },
        new Sample(["Which user has no email?", "Whose account has no address?"],
            ["    {\n      \"id\": 99120,\n      \"name\": \"⟦Ottilie Brandvold⟧\",\n      \"profile\": {\n        \"email\": null,\n        \"locale\": \"nb-NO\",\n        \"avatar\": \"https://cdn.shop.example/assets/avatars/large/99120.png\"\n      },\n      \"roles\": [\n        \"viewer\"\n      ],\n      \"note\": \"⟦imported by hand⟧\"\n    }"],
            (d, i) => $"    {{\n      \"id\": {10000 + i},\n      \"name\": \"{d.Person()}\",\n      \"profile\": {{\n        \"email\": \"u{i}@mail.example\",\n        \"locale\": \"{d.Pick("en-GB", "de-DE")}\",\n        \"avatar\": \"https://cdn.shop.example/assets/avatars/large/{10000 + i}.png\"\n      }},\n      \"roles\": [\n        \"{d.Pick("viewer", "editor")}\"\n      ]{(d.Chance(0.2) ? $",\n      \"manager\": {d.Between(10000, 10040)}" : "")}\n    }}")
        { Head = "{\n  \"total\": 300,\n  \"users\": [\n", Tail = "\n  ]\n}", Separator = ",\n", Tool = "http_get" },
        new Sample(["Which teams have an open incident?", "Which team has incidents?"],
            ["{\"team\":\"⟦harbour⟧\",\"lead\":\"Ottilie Brandvold\",\"services\":[{\"name\":\"berth\",\"url\":\"https://status.example/services/berth\",\"incidents\":⟦3⟧},{\"name\":\"crane\",\"url\":\"https://status.example/services/crane\",\"incidents\":0}]}"],
            (d, i) => $"{{\"team\":\"team-{i}\",\"lead\":\"{d.Person()}\",\"services\":[{string.Join(',', Enumerable.Range(0, 4).Select(_ => d.Pick(Lexicon.Services)).Select(s => $"{{\"name\":\"{s}\",\"url\":\"https://status.example/services/{s}\",\"incidents\":0}}"))}]}}")
        { Head = "[", Tail = "]", Separator = ",", Tool = "http_get" },
        new Sample(["Which button deletes the account?"],
            ["  - generic [ref=e9131] [cursor=pointer]:\n    - button \"⟦Close my account for good⟧\" [⟦ref=e9132⟧] [cursor=pointer]"],
            (d, i) => $"  - generic [ref=e{i * 4}] [cursor=pointer]:\n    - link \"{d.Pick(Lexicon.Adjectives)} {d.Pick(Lexicon.Nouns).ToLowerInvariant()}\" [ref=e{i * 4 + 1}] [cursor=pointer]:\n      - /url: https://shop.example/catalog/items/{d.Between(1000, 9999)}\n    - text: {d.Money(2, 90)} EUR")
        { Tool = "browser_snapshot" },
        new Sample(["Which ferry is cancelled?"],
            ["  <tr class=\"row row--departure\" data-testid=\"departure\">\n    <td class=\"cell cell--time\">17:40</td>\n    <td class=\"cell cell--route\">⟦Bergen – Stavanger⟧</td>\n    <td class=\"cell cell--state\">⟦cancelled⟧</td>\n  </tr>"],
            (d, i) => $"  <tr class=\"row row--departure\" data-testid=\"departure\">\n    <td class=\"cell cell--time\">{d.Between(5, 22):00}:{d.Below(6)}0</td>\n    <td class=\"cell cell--route\">{d.Pick(Lexicon.Cities)} – {d.Pick(Lexicon.Cities)}</td>\n    <td class=\"cell cell--state\">on time</td>\n  </tr>")
        { Head = "<table class=\"departures\">\n", Tail = "\n</table>", Tool = "fetch_page" },
        new Sample(["Which shipment weighs most?"],
            ["SH-DF2B80,EU-NORTH,2031-03-04,Bergen,Stavanger,⟦9912.40⟧,kg,⟦express⟧"],
            (d, i) => $"SH-{d.Hex(6).ToUpperInvariant()},EU-NORTH,2031-03-0{d.Between(1, 9)},{d.Pick(Lexicon.Cities)},{d.Pick(Lexicon.Cities)},{d.Money(1, 90)},kg,standard")
        { Head = "shipment,region,date,from,to,weight,unit,service\n" },
        new Sample(["Welcher Auftrag ist hängen geblieben?"],
            ["04.03.2031 06:12:33.118 | FEHLER  | Versand.Auftragsdienst       | Auftrag ⟦88-4471⟧ bleibt liegen: ⟦Adresse unvollständig⟧"],
            (d, i) => $"04.03.2031 06:{i / 60 % 60:00}:{i % 60:00}.{d.Below(999):000} | INFO    | {d.Pick("Versand.Auftragsdienst", "Lager.Bestandsdienst", "Kasse.Zahlungsdienst"),-28} | {d.Pick($"Auftrag {d.Between(10, 99)}-{d.Between(1000, 9999)} angenommen", $"Bestand von Artikel {d.Between(1000, 9999)} aktualisiert", "Sitzung verlängert")}"),
        new Sample(["Which manifest sets a memory limit above 4Gi?"],
            ["---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ⟦ledger-shadow⟧\n  namespace: shop\nspec:\n  replicas: 2\n  template:\n    spec:\n      containers:\n        - name: app\n          resources:\n            limits:\n              memory: ⟦12Gi⟧"],
            (d, i) => $"---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {d.Pick(Lexicon.Services)}-{i}\n  namespace: shop\nspec:\n  replicas: {d.Between(1, 4)}\n  template:\n    spec:\n      containers:\n        - name: app\n          resources:\n            limits:\n              memory: {d.Pick("256Mi", "512Mi", "1Gi")}")
        { Tool = "kubectl" },
        new Sample(["Where is the discount applied twice?"],
            ["{N}→        total -= basket.Discount; ⟦total -= basket.Discount;⟧"],
            (d, i) => $"{{N}}→        {d.Pick("var", "final var", "let")} {d.Pick(Lexicon.Adjectives)} = {d.Pick(Lexicon.Nouns)}Rules.{d.Function()}(amount, {d.Between(2, 900)});")
        { Tool = "read_file", Numbered = true },
        new Sample(["Which dependency is outdated by a major version?"],
            ["├─ ⟦hawser⟧@npm:3.1.0 [4e1a0] (latest ⟦5.0.2⟧)"],
            (d, i) => $"├─ {d.Function().ToLowerInvariant()}@npm:{d.Between(0, 9)}.{d.Between(0, 20)}.{d.Between(0, 9)} [{d.Hex(5)}] (up to date)"))
    {
        Fresh = true,
    };
}
