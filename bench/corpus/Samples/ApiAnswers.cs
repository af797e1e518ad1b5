namespace Anyray.Bench.Corpus.Samples;

/// <summary>What the APIs of well-known kinds of service answer: lists under a key, ids as keys, JSON in strings, columns apart from rows.</summary>
internal static class ApiAnswers
{
    private static string Clock(int i) => $"{Dice.Clock(i * 60):yyyy-MM-ddTHH:mm:ssZ}";

    public static Pattern Pattern => new SamplePattern("api_answers", 1500,
        new Sample(["Which charge was disputed?", "A customer contests a payment. Which one, and how much was it?"],
            ["""{"id":"⟦ch_7Qx91LmZ⟧","object":"charge","amount":⟦48213⟧,"currency":"eur","paid":true,"refunded":false,"dispute":{"id":"⟦dp_55Hq2⟧","reason":"fraudulent"},"card":{"brand":"visa","last4":"4471"}}"""],
            (d, i) => $$$$"""{"id":"ch_{{{{d.Hex(8)}}}}","object":"charge","amount":{{{{d.Between(300, 9000)}}}},"currency":"eur","paid":true,"refunded":false,"dispute":null,"card":{"brand":"{{{{d.Pick("visa", "amex", "mastercard")}}}}","last4":"{{{{d.Between(1000, 9999)}}}}"}}""")
        { Head = "{\"object\":\"list\",\"data\":[", Tail = "],\"has_more\":false}", Separator = "," },
        new Sample(["Which server used the most memory?", "Name the host with the highest memory."],
            ["""  "⟦i-0c77a91e⟧": {"name": "batch-17", "region": "eu-north", "cpu": 0.31, "memory_mb": ⟦61877⟧, "state": "running"}"""],
            (d, i) => $$$$"""  "i-{{{{d.Hex(8)}}}}": {"name": "web-{{{{i}}}}", "region": "{{{{d.Pick("eu-north", "eu-west", "us-east")}}}}", "cpu": {{{{d.Real(0, 1)}}}}, "memory_mb": {{{{d.Between(900, 15000)}}}}, "state": "running"}""")
        { Head = "{\n", Tail = "\n}", Separator = ",\n", Fence = "json" },
        new Sample(["When was the error rate highest?", "At which time did errors peak?"],
            ["""[1930003333,"⟦0.8841⟧"]"""],
            (d, i) => $"[{1930000000 + i * 15},\"0.0{d.Between(100, 999)}\"]")
        { Head = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"__name__\":\"http_errors_ratio\",\"job\":\"edge\"},\"values\":[", Tail = "]}]}}", Separator = "," },
        new Sample(["Which issue blocks the release?", "What keeps us from shipping, and who works on it?"],
            ["""{"key":"⟦SHOP-4411⟧","fields":{"summary":"Payments are booked twice after a retry","status":{"name":"In Progress"},"priority":{"name":"⟦Blocker⟧"},"assignee":{"displayName":"⟦Ottilie Brandvold⟧"},"labels":["release"]}}"""],
            (d, i) => $$$$"""{"key":"SHOP-{{{{1000 + i}}}}","fields":{"summary":"{{{{d.Sentence()}}}}","status":{"name":"{{{{d.Pick("Done", "Open", "In Progress")}}}}"},"priority":{"name":"{{{{d.Pick("Low", "Medium")}}}}"},"assignee":{"displayName":"{{{{d.Person()}}}}"},"labels":[]}}""")
        { Head = "{\"startAt\":0,\"maxResults\":500,\"issues\":[\n", Tail = "\n]}", Separator = ",\n", Fence = "json" },
        new Sample(["Which container was killed, and for what reason?", "Why does one pod restart all the time?"],
            ["""    {"metadata":{"name":"⟦quote-engine-7d9f-x2lq8⟧","namespace":"shop"},"status":{"phase":"Running","containerStatuses":[{"name":"main","restartCount":⟦57⟧,"ready":false,"lastState":{"terminated":{"exitCode":137,"reason":"⟦OOMKilled⟧"}}}]}}"""],
            (d, i) => $$$$"""    {"metadata":{"name":"{{{{d.Pick(Lexicon.Services)}}}}-{{{{d.Hex(4)}}}}-{{{{d.Hex(5)}}}}","namespace":"shop"},"status":{"phase":"Running","containerStatuses":[{"name":"main","restartCount":{{{{d.Below(2)}}}},"ready":true,"lastState":{}}]}}""")
        { Head = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n", Tail = "\n]}", Separator = ",\n", Tool = "kubectl" },
        new Sample(["Which document scored best?", "What is the most relevant hit?"],
            ["""{"_index":"docs","_id":"⟦kb-88213⟧","_score":⟦41.77⟧,"_source":{"title":"Closing the books in March","lang":"en"}}"""],
            (d, i) => $$$$"""{"_index":"docs","_id":"kb-{{{{10000 + d.Below(9999)}}}}","_score":{{{{d.Real(1, 20)}}}},"_source":{"title":"{{{{d.Sentence()}}}}","lang":"en"}}""")
        { Head = "{\"took\":12,\"timed_out\":false,\"hits\":{\"total\":{\"value\":640},\"hits\":[", Tail = "]}}", Separator = "," },
        new Sample(["Which user has no e-mail address?", "For whom is the address missing?"],
            ["""{"node":{"id":"⟦U-77213⟧","login":"brandvold","email":null,"createdAt":"2031-01-04T00:00:00Z"}}"""],
            (d, i) => $$$$"""{"node":{"id":"U-{{{{20000 + i}}}}","login":"{{{{d.Pick(Lexicon.LastNames).ToLowerInvariant()}}}}{{{{i}}}}","email":"u{{{{i}}}}@shop.example","createdAt":"{{{{Clock(i)}}}}"}}""")
        { Head = "{\"data\":{\"users\":{\"edges\":[", Tail = "],\"pageInfo\":{\"hasNextPage\":false}}}}", Separator = "," },
        new Sample(["What did the event that was rejected carry?", "Show me the payload that failed validation."],
            ["""{"id":"ev-90211","at":"2031-03-04T08:00:00Z","status":"rejected","payload":"{\"order\":\"⟦ORD-661204⟧\",\"reason\":\"⟦negative quantity⟧\"}"}"""],
            (d, i) => $$$$"""{"id":"ev-{{{{i}}}}","at":"{{{{Clock(i)}}}}","status":"{{{{d.Pick("accepted", "accepted", "queued")}}}}","payload":"{\"order\":\"ORD-{{{{100000 + i}}}}\",\"quantity\":{{{{d.Between(1, 9)}}}}}"}"""),
        new Sample(["Which region had the lowest revenue in Q3?", "Where did we earn least in Q3?"],
            ["""["Kumasi", 88120, 91003, ⟦1244⟧, 90551]"""],
            (d, i) => $"[\"{d.Pick(Lexicon.Cities)}-{i}\", {d.Between(50000, 99000)}, {d.Between(50000, 99000)}, {d.Between(50000, 99000)}, {d.Between(50000, 99000)}]")
        { Head = "{\"columns\": [\"region\", \"q1\", \"q2\", \"q3\", \"q4\"],\n \"rows\": [\n", Tail = "\n]}", Separator = ",\n" },
        new Sample(["Which request of the recording took longest?", "What was slow when the page loaded?"],
            ["""{"startedDateTime":"2031-03-04T06:00:02Z","time":⟦8714.2⟧,"request":{"method":"GET","url":"⟦https://shop.example/api/tariffs?full=1⟧"},"response":{"status":200,"content":{"size":120331,"mimeType":"application/json"}}}"""],
            (d, i) => $$$$"""{"startedDateTime":"{{{{Clock(i)}}}}","time":{{{{d.Real(3, 90)}}}},"request":{"method":"GET","url":"https://cdn.example/{{{{d.Hex(8)}}}}.{{{{d.Pick("js", "css", "png")}}}}"},"response":{"status":200,"content":{"size":{{{{d.Between(300, 90000)}}}},"mimeType":"text/javascript"}}}""")
        { Head = "{\"log\":{\"version\":\"1.2\",\"entries\":[\n", Tail = "\n]}}", Separator = ",\n", Fence = "json" },
        new Sample(["Which translation is missing in German?", "Welche Texte sind auf Deutsch noch leer?"],
            ["""  "⟦checkout.voucher.expired⟧": {"en": "This voucher has expired", "de": "", "fr": "Ce bon a expiré"}"""],
            (d, i) => $$$$"""  "{{{{d.Pick("checkout", "basket", "account", "search")}}}}.{{{{d.Function()}}}}.{{{{i}}}}": {"en": "{{{{d.Sentence()}}}}", "de": "Text {{{{i}}}} auf Deutsch", "fr": "Texte {{{{i}}}}"}""")
        { Head = "{\n", Tail = "\n}", Separator = ",\n", Tool = "read_file" },
        new Sample(["¿Qué pedido no se pudo entregar?", "Un envío fue devuelto. ¿Cuál, y por qué?"],
            ["""{"pedido":"⟦P-90417⟧","cliente":"Rosa Quispe","estado":"devuelto","motivo":"⟦dirección inexistente⟧","peso":2.4}"""],
            (d, i) => $$$$"""{"pedido":"P-{{{{10000 + i}}}}","cliente":"{{{{d.Person()}}}}","estado":"{{{{d.Pick("entregado", "entregado", "en camino")}}}}","motivo":null,"peso":{{{{d.Real(0.2, 9)}}}}}""")
        { Head = "[", Tail = "]", Separator = "," },
        new Sample(["Which of the two, req-7001 or req-7002, took longer, and by how much?", "Compare the durations of req-7001 and req-7002."],
            ["""{"request":"⟦req-7001⟧","route":"/basket","ms":⟦341.7⟧,"cache":"miss"}""", """{"request":"⟦req-7002⟧","route":"/basket","ms":⟦127.3⟧,"cache":"hit"}"""],
            (d, i) => $$$$"""{"request":"req-{{{{10000 + i}}}}","route":"/{{{{d.Pick(Lexicon.Nouns).ToLowerInvariant()}}}}","ms":{{{{d.Real(1, 900)}}}},"cache":"{{{{d.Pick("hit", "miss")}}}}"}"""),
        new Sample(["When did the first request go to the standby?", "From when on was traffic served by the standby?"],
            ["""{"at":"⟦2031-03-04T06:41:07Z⟧","status":200,"upstream":"standby-eu"}""", """{"at":"2031-03-04T06:55:00Z","status":200,"upstream":"standby-eu"}""", """{"at":"2031-03-04T07:01:00Z","status":200,"upstream":"standby-eu"}"""],
            (d, i) => $$$$"""{"at":"{{{{Clock(i)}}}}","status":{{{{d.Pick(200, 200, 204, 304)}}}},"upstream":"{{{{d.Pick("main-1", "main-2", "main-3")}}}}"}"""),
        new Sample(["How many jobs failed?", "List all failed jobs with their exit codes."],
            ["""{"job":"⟦nightly-export⟧","queue":"b","exit":⟦137⟧,"state":"failed"}""", """{"job":"⟦price-import⟧","queue":"a","exit":⟦2⟧,"state":"failed"}""", """{"job":"⟦mail-digest⟧","queue":"b","exit":⟦71⟧,"state":"failed"}"""],
            (d, i) => $$$$"""{"job":"{{{{d.Function()}}}}-{{{{i}}}}","queue":"{{{{d.Pick("a", "b")}}}}","exit":0,"state":"succeeded"}""")
        { Head = "Here is what the scheduler says:\n[\n", Tail = "\n]\n", Separator = ",\n" })
    { Structured = true };
}
