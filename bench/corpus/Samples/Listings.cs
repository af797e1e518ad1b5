namespace Anyray.Bench.Corpus.Samples;

/// <summary>What everyday commands and files print, each in a layout of its own.</summary>
internal static class Listings
{
    public static Pattern Pattern => new SamplePattern("listings", 1500,
        new Sample(["Which process eats the memory?", "What should I kill to free RAM?"],
            ["⟦etl      31877  3.1 71.4 98123456 47110012 ?   Sl   Mar03 211:09 /opt/etl/merge --all⟧"],
            (d, i) => $"{d.Pick("root", "www", "deploy"),-8} {1000 + i,5}  {d.Below(3)}.{d.Below(9)}  0.{d.Below(9)} {d.Between(1000, 90000),8} {d.Between(100, 9000),8} ?   {d.Pick("S", "Ss", "Sl")}   Mar03   0:0{d.Below(9)} /usr/{d.Pick("bin", "sbin")}/{d.Pick(Lexicon.Nouns).ToLowerInvariant()}d")
        { Head = "USER       PID %CPU %MEM      VSZ      RSS TTY  STAT START   TIME COMMAND\n" },
        new Sample(["Which commit removed the rate limiter, and who wrote it?", "Who took out the throttling?"],
            ["commit 77ab01c9e2\nAuthor: Ximena Quispe <x.quispe@post.example>\nDate:   Tue Feb 4 2031\n\n    ⟦Drop the token bucket, the proxy shapes traffic now⟧\n"],
            (d, i) => $"commit {d.Hex(10)}\nAuthor: {d.Person()} <{d.Hex(4)}@post.example>\nDate:   {d.Pick("Mon", "Tue", "Wed")} Jan {i % 28 + 1} 2031\n\n    {d.Sentence().TrimEnd('.')}\n")
        { Tool = "git_log" },
        new Sample(["Which certificate runs out first?", "Is any certificate about to lapse?"],
            ["⟦legacy-pay.example           2031-03-06   2 days left⟧"],
            (d, i) => $"{d.Pick(Lexicon.Nouns).ToLowerInvariant()}-{i}.example{"",-8} 2032-0{d.Between(1, 9)}-1{d.Below(9)}   {d.Between(300, 600)} days left"),
        new Sample(["Why did the job not finish?", "What made the pipeline stop?"],
            ["2031-03-04T06:20:31.1190000Z ⟦##[error]Process completed with exit code 137.⟧"],
            (d, i) => $"2031-03-04T06:{i / 60 % 60:00}:{i % 60:00}.{d.Below(9999999):0000000}Z {d.Pick($"Downloading {d.Pick(Lexicon.Services)} {d.Below(9)}.{d.Below(40)}.{d.Below(9)}", "##[group]Run actions/checkout", "##[endgroup]", $"added {d.Below(400)} packages in {d.Below(40)}s", "Cache hit for key node-" + d.Hex(12), "npm warn deprecated glob@7.2.3: use a newer version")}"),
        new Sample(["How full is the disk with the database on it?", "Which volume has to be enlarged?"],
            ["⟦/dev/nvme7n1        3.6T  3.6T   11G 100% /var/lib/postgresql⟧"],
            (d, i) => $"/dev/mapper/vol{i:000}  {d.Between(10, 900)}G  {d.Between(1, 9)}G  {d.Between(10, 90)}G  {d.Between(3, 61),2}% /srv/{d.Pick(Lexicon.Nouns).ToLowerInvariant()}{i}")
        { Head = "Filesystem          Size  Used Avail Use% Mounted on\n" },
        new Sample(["Which queue is backing up?", "Where do messages pile up?"],
            ["⟦queue_depth{queue=\"refund-notify\",shard=\"3\"} 918233⟧"],
            (d, i) => $"queue_depth{{queue=\"{d.Pick(Lexicon.Verbs)}-{d.Pick(Lexicon.Nouns).ToLowerInvariant()}\",shard=\"{d.Below(9)}\"}} {d.Below(40)}")
        { Head = "# HELP queue_depth messages waiting\n# TYPE queue_depth gauge\n" },
        new Sample(["What is the maximum upload size?", "How large may an upload be?"],
            ["[transfer]\n⟦max_body_mb = 640⟧\nretries = 2\n"],
            (d, i) => $"[{d.Pick(Lexicon.Nouns).ToLowerInvariant()}_{i}]\nenabled = {d.Pick("true", "false")}\ninterval_s = {d.Between(1, 90)}\nowner = \"{d.Pick(Lexicon.FirstNames).ToLowerInvariant()}\"\n")
        { Fence = "toml" },
        new Sample(["What does the old man say about the lighthouse?", "When is the lighthouse mentioned?"],
            ["812\n00:41:02,100 --> 00:41:05,400\n⟦That lighthouse has been dark since the flood of '88.⟧\n"],
            (d, i) => $"{i + 1}\n00:{i / 20 % 60:00}:{i * 3 % 60:00},000 --> 00:{i / 20 % 60:00}:{i * 3 % 60 + 1:00},500\n{d.Sentence()}\n")
        { Fence = null, Tool = "read_file" },
        new Sample(["When is the dentist appointment?", "When do I have to see the dentist?"],
            ["BEGIN:VEVENT\nUID:77f1\n⟦DTSTART:20310319T081500\nSUMMARY:Dr. Okafor, teeth⟧\nEND:VEVENT"],
            (d, i) => $"BEGIN:VEVENT\nUID:{d.Hex(4)}\nDTSTART:203103{i % 28 + 1:00}T1{d.Below(9)}0000\nSUMMARY:{d.Pick(Lexicon.Adjectives)} {d.Pick(Lexicon.Nouns).ToLowerInvariant()}\nEND:VEVENT")
        { Tool = "calendar" },
        new Sample(["Who deleted the bucket with the scans?", "Which account wiped the scans?"],
            ["2031-03-04T06:12:55Z iam=svc-janitor action=storage.remove target=⟦gs-scans-prod result=done actor=b.eriksen⟧"],
            (d, i) => $"{Dice.Clock(i * 3):yyyy-MM-ddTHH:mm:ssZ} iam={d.Pick("svc-ci", "svc-backup", "svc-web")} action=storage.{d.Pick("read", "list", "put")} target=gs-{d.Pick(Lexicon.Nouns).ToLowerInvariant()}-{d.Pick("prod", "test")} result=done actor={d.Pick("a.novak", "r.gallo", "system")}"),
        new Sample(["Since which version is Windows 7 no longer supported?", "In which release was Windows 7 dropped?"],
            ["## 8.3.0\n\n- ⟦Removed: builds for Windows 7 and 8⟧\n- Faster start\n"],
            (d, i) => $"## {9 - i / 20}.{i % 20}.{d.Below(9)}\n\n- {d.Sentence()}\n- {d.Sentence()}\n- Fixed: {d.Pick(Lexicon.Nouns).ToLowerInvariant()} {d.Pick("layout", "crash", "typo")}\n")
        { Fence = null, Tool = "read_file" },
        new Sample(["Which user id does Tariq Umarov have in the dump?", "Find the row of Tariq Umarov."],
            ["⟦INSERT INTO users VALUES (88213,'Tariq Umarov','2029-01-12',true);⟧"],
            (d, i) => $"INSERT INTO users VALUES ({10000 + i},'{d.Pick("Amara", "Bjorn", "Celia")} {d.Pick("Novak", "Gallo", "Petrov")}','20{d.Between(20, 30)}-0{d.Between(1, 9)}-1{d.Below(9)}',{d.Pick("true", "false")});")
        { Fence = "sql" },
        new Sample(["Which address is scanning our ports?", "Who probes port after port?"],
            ["⟦06:14:01.100 IP 198.51.100.23.4411 > 10.4.1.9.3306: Flags [S], seq 1, win 1024⟧", "⟦06:14:01.104 IP 198.51.100.23.4412 > 10.4.1.9.3389: Flags [S], seq 1, win 1024⟧"],
            (d, i) => $"06:{i / 60 % 60:00}:{i % 60:00}.{d.Below(999):000} IP 10.4.{d.Below(9)}.{d.Between(2, 200)}.{d.Between(30000, 60000)} > 10.4.1.9.443: Flags [{d.Pick(".", "P.", "F.")}], seq {d.Below(99999)}, ack {d.Below(99999)}, win 502, length {d.Below(1400)}"),
        new Sample(["Which flight to Haifa is cancelled?", "Does the evening flight to Haifa go?"],
            ["⟦NF 4417   21:35   Haifa      C12   CANCELLED⟧"],
            (d, i) => $"{d.Pick("NF", "KL", "AY")} {1000 + i}   {d.Between(6, 23):00}:{d.Between(10, 55)}   {d.Pick(Lexicon.Cities),-10} {d.Pick("A", "B", "C")}{d.Between(1, 40)}   {d.Pick("ON TIME", "BOARDING", "DEPARTED")}"),
        new Sample(["Welche Rechnung ist noch offen?", "Wer hat noch nicht bezahlt?"],
            ["⟦RE-2031-0417;Hafenbau Lindqvist GmbH;18.02.2031;12.480,00;offen⟧"],
            (d, i) => $"RE-2031-{i:0000};{d.Pick(Lexicon.LastNames)} {d.Pick("AG", "GmbH", "KG")};{d.Between(1, 28):00}.01.2031;{d.Between(100, 900)},{d.Between(10, 99)};bezahlt")
        { Head = "Nummer;Kunde;Datum;Betrag;Status\n", Crlf = true },
        new Sample(["Which XML element overrides the timeout for the bank?", "What timeout applies to the bank connector?"],
            ["  <connector id=\"bank\">\n    ⟦<timeout unit=\"s\">95</timeout>⟧\n    <pool>8</pool>\n  </connector>"],
            (d, i) => $"  <connector id=\"{d.Pick(Lexicon.Nouns).ToLowerInvariant()}{i}\">\n    <timeout unit=\"s\">30</timeout>\n    <pool>{d.Between(2, 9)}</pool>\n  </connector>")
        { Head = "<?xml version=\"1.0\"?>\n<connectors>\n", Tail = "\n</connectors>", Fence = "xml" },
        new Sample(["¿Qué pedido se perdió en la aduana?", "¿Cuál de los envíos no llegó?"],
            ["⟦pedido 48113 · Cádiz → Haifa · retenido en la aduana, declarado perdido el 2 de marzo⟧"],
            (d, i) => $"pedido {10000 + i} · {d.Pick(Lexicon.Cities)} → {d.Pick(Lexicon.Cities)} · {d.Pick("entregado", "en camino", "recogido")} el {d.Between(1, 28)} de febrero"),
        new Sample(["サーバーが止まった原因は何ですか？", "障害の理由を教えてください。"],
            ["2031-03-04 06:22:10 ⟦重大: ディスク容量不足のためデータベースを停止しました (/dev/sdb1 100%)⟧"],
            (d, i) => $"2031-03-04 06:{i / 60 % 60:00}:{i % 60:00} 情報: {d.Pick("利用者がログインしました", "バックアップを完了しました", "設定を読み込みました", $"要求 {d.Below(9999)} を処理しました")}"),
        new Sample(["How many times was the door of lab 3 forced?", "List the forced entries."],
            ["⟦03:11 lab-3 door FORCED sensor 9⟧", "⟦03:58 lab-3 door FORCED sensor 9⟧"],
            (d, i) => $"{i / 60 % 24:00}:{i % 60:00} lab-{d.Between(1, 6)} door {d.Pick("opened by badge " + d.Hex(4), "closed", "locked")}"),
        new Sample(["What is the phone number of the Lyon depot?", "How do I reach the depot in Lyon by phone?"],
            ["BEGIN:VCARD\nFN:⟦Dépôt de Lyon\nTEL;WORK:+33 4 5550 9917⟧\nEND:VCARD"],
            (d, i) => $"BEGIN:VCARD\nFN:{d.Person()}\nTEL;WORK:+{d.Between(30, 99)} {d.Between(1000, 9999)} {d.Between(1000, 9999)}\nEND:VCARD")
        { Tool = "contacts" });
}
