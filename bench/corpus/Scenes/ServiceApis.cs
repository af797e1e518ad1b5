namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Pages of JSON from trackers, clouds and shops, asked about by a value, a ranking or a missing field.</summary>
internal static class ServiceApis
{
    public static Pattern Trackers => new ScenePattern("tracker_pages", new Knob("context_compression", """{"maxChars":1000}"""),
        new Scene(["Which pull request of «who» goes into the «base» branch?", "«who» wants something merged into «base». What is its number, and is it a draft?"],
            ["""{"number":⟦«num»⟧,"state":"open","title":"⟦Bring the «verb» step in line with the «noun» rules of «tag»⟧","user":{"login":"«who»","id":«1000..99999»},"draft":true,"base":{"ref":"«base»","sha":"«x40»"},"head":{"ref":"«who»/«noun»-«x4»","sha":"«x40»"},"labels":[{"name":"size/M"}],"comments":«0..40»,"created_at":"«t:yyyy-MM-ddTHH:mm:ssZ»","html_url":"https://forge.example/shop/pulls/«num»"}"""],
            ["""{"number":«20000..39999»,"state":"open","title":"«Noun»: «verb» the «adj» «noun» before the «noun» is «adj»","user":{"login":"«first»«10..99»","id":«1000..99999»},"draft":«true|false|false»,"base":{"ref":"«main|main|develop»","sha":"«x40»"},"head":{"ref":"«first»/«noun»-«x4»","sha":"«x40»"},"labels":[{"name":"size/«S|M|L»"}],"comments":«0..40»,"created_at":"«t:yyyy-MM-ddTHH:mm:ssZ»","html_url":"https://forge.example/shop/pulls/«i200»"}"""])
        {
            Lets = [("num", "«11000..19999»"), ("who", "«first»«100..999»"), ("base", "release-«4..9».«x2»"), ("tag", "«x6»")],
            Head = "[\n",
            Tail = "\n]",
            Separator = ",\n",
            Step = 4000,
            Tool = "list_pull_requests",
        },
        new Scene(["Which error hit the most users?", "What should we fix first, judging by how many people were affected?"],
            ["""    {"id": "⟦«id»⟧", "shortId": "WEB-«x3»", "title": "⟦TypeError: cannot read «key» of undefined⟧", "culprit": "pages/«noun»/index.tsx", "level": "error", "count": "«2000..3000»", "userCount": ⟦1987⟧, "firstSeen": "«t:yyyy-MM-ddTHH:mm:ssZ»", "isUnhandled": false}"""],
            ["""    {"id": "«500000..599999»", "shortId": "WEB-«x3»", "title": "«TypeError|RangeError|ReferenceError|NetworkError»: «verb» of «noun» «failed|was aborted|timed out|returned nothing»", "culprit": "«pages|widgets|lib»/«noun»/«index.tsx|form.tsx|api.ts»", "level": "«error|warning|error»", "count": "«400..9000»", "userCount": «20..1950», "firstSeen": "«t:yyyy-MM-ddTHH:mm:ssZ»", "isUnhandled": «true|false»}"""])
        {
            Lets = [("id", "«600000..699999»"), ("key", "«noun»«x3»")],
            Head = "{\n  \"issues\": [\n",
            Tail = "\n  ],\n  \"next\": null\n}",
            Separator = ",\n",
            Step = 900,
            Fence = "json",
            Tool = "error_tracker",
        },
        new Scene(["Who is working on the ticket about the «topic», and what is blocking it?", "What is the state of the «topic» ticket?"],
            ["""{"key":"⟦OPS-«num»⟧","type":"Task","summary":"Replace the «topic» before the audit","status":"Waiting","assignee":{"name":"⟦«who»⟧","team":"platform"},"updated":"«t:yyyy-MM-dd»","links":[{"type":"is blocked by","key":"⟦NET-«block»⟧"}],"points":5}"""],
            ["""{"key":"OPS-«1000..4999»","type":"«Task|Bug|Story»","summary":"«Replace|Review|Document|Measure» the «adj» «noun» «before the audit|after the move|for the «svc» team|in the «City» office»","status":"«Open|Waiting|In review|Done»","assignee":{"name":"«First» «Last»","team":"«platform|web|data»"},"updated":"«t:yyyy-MM-dd»","links":[{"type":"«is blocked by|relates to|blocks»","key":"NET-«100..499»"}],"points":«1..8»}"""])
        {
            Lets = [("num", "«6000..8999»"), ("who", "«First» «Last»-«Last»"), ("block", "«600..999»"), ("topic", "«fire door sensors|badge readers|UPS batteries|leased line router»")],
            Head = """{"total":412,"startAt":0,"tickets":[""",
            Tail = "]}",
            Separator = ",",
            Step = 50000,
            Tool = "search_tickets",
        });

    public static Pattern Clouds => new ScenePattern("cloud_inventory", new Knob("context_compression", """{"maxChars":2500}"""),
        new Scene(["What is the private address of the instance named «name»?", "Which subnet does «name» sit in?"],
            ["        {\n            \"InstanceId\": \"i-«x17»\",\n            \"InstanceType\": \"m6i.large\",\n            \"State\": {\"Code\": 16, \"Name\": \"running\"},\n            \"PrivateIpAddress\": \"⟦«addr»⟧\",\n            \"SubnetId\": \"⟦subnet-«net»⟧\",\n            \"Tags\": [\n                {\"Key\": \"Name\", \"Value\": \"«name»\"},\n                {\"Key\": \"owner\", \"Value\": \"«svc»\"}\n            ]\n        }"],
            ["        {\n            \"InstanceId\": \"i-«x17»\",\n            \"InstanceType\": \"«m6i.large|c7g.xlarge|t3.medium»\",\n            \"State\": {\"Code\": 16, \"Name\": \"running\"},\n            \"PrivateIpAddress\": \"«ip»\",\n            \"SubnetId\": \"subnet-«x17»\",\n            \"Tags\": [\n                {\"Key\": \"Name\", \"Value\": \"«noun»-«blue|green|replica»-«1..9»\"},\n                {\"Key\": \"owner\", \"Value\": \"«svc»\"}\n            ]\n        }"])
        {
            Lets = [("name", "«noun»-primary-«10..99»"), ("addr", "172.31.«10..99».«100..250»"), ("net", "«x17»")],
            Head = "{\n    \"Reservations\": [{\n        \"Instances\": [\n",
            Tail = "\n        ]\n    }]\n}",
            Separator = ",\n",
            Tool = "aws",
            Target = "ec2 describe-instances",
        },
        new Scene(["Which buckets are not encrypted?", "List every bucket without encryption at rest."],
            ["""{"Name":"⟦«b1»⟧","Region":"eu-north-1","Versioning":"Enabled","Encryption":null,"PublicAccess":false,"SizeGb":«10..900»}""", """{"Name":"⟦«b2»⟧","Region":"eu-west-1","Versioning":"Suspended","Encryption":null,"PublicAccess":false,"SizeGb":«10..900»}"""],
            ["""{"Name":"«noun»-«prod|stage|logs»-«x6»","Region":"«eu-north-1|eu-west-1|us-east-2»","Versioning":"«Enabled|Suspended»","Encryption":"«aws:kms|AES256|AES256»","PublicAccess":false,"SizeGb":«10..900»}"""])
        {
            Lets = [("b1", "«noun»-stage-«x7»"), ("b2", "«noun»-logs-«x7»")],
            Tool = "aws",
            Target = "bucket report",
        },
        new Scene(["Who holds the Owner role on the whole subscription?", "Which principals are owners at subscription scope rather than of a single group?"],
            ["""  {"principalName": "⟦«who»⟧", "principalType": "User", "roleDefinitionName": "Owner", "scope": "/subscriptions/«sub»", "createdOn": "«t:yyyy-MM-dd»"}""", """  {"principalName": "⟦«app»⟧", "principalType": "ServicePrincipal", "roleDefinitionName": "Owner", "scope": "/subscriptions/«sub»", "createdOn": "«t:yyyy-MM-dd»"}"""],
            ["""  {"principalName": "«first».«last»@fjord.example", "principalType": "User", "roleDefinitionName": "«Reader|Contributor|Reader|Owner»", "scope": "/subscriptions/«sub»/resourceGroups/rg-«noun»-«prod|test»", "createdOn": "«t:yyyy-MM-dd»"}""",
             """  {"principalName": "«svc»-«x4»", "principalType": "ServicePrincipal", "roleDefinitionName": "«Reader|Contributor|Storage Blob Data Reader|Owner»", "scope": "/subscriptions/«sub»/resourceGroups/rg-«noun»-«prod|test»", "createdOn": "«t:yyyy-MM-dd»"}"""])
        {
            Lets = [("sub", "«uuid»"), ("who", "«first».«last».«x3»@fjord.example"), ("app", "«svc»-«x6»")],
            Head = "[\n",
            Tail = "\n]",
            Separator = ",\n",
            Step = 80000,
            Fence = "json",
            Tool = "az",
            Target = "role assignment list --all",
        });

    public static Pattern Spans => new ScenePattern("trace_spans", new Knob("context_compression", """{"maxChars":1000}"""),
        new Scene(["Which span below the «route» request took longest?", "Where does «route» spend its time?"],
            ["""{"traceId":"«trace»","spanId":"«id»","parentSpanId":"«x16»","name":"⟦«op»⟧","service":"«svc»","startMs":«100..900»,"durationMs":⟦971.«frac»⟧,"status":"OK","attributes":{"route":"«route»","peer":"«ip»"}}"""],
            ["""{"traceId":"«trace»","spanId":"«x16»","parentSpanId":"«x16»","name":"«SELECT|INSERT|GET|publish|encode|verify» «noun»","service":"«svc»","startMs":«0..900»,"durationMs":«0.100..962.000»,"status":"OK","attributes":{"route":"«route»","peer":"«ip»"}}"""])
        {
            Lets = [("trace", "«x32»"), ("id", "«x16»"), ("op", "lock «noun» «x4»"), ("route", "/«noun»/export"), ("frac", "«100..999»")],
            Tool = "trace_search",
        },
        new Scene(["How long did «job» wait in the queue?", "What was the queueing time of «job»?"],
            ["  «t:HH:mm:ss.fff» ├─ worker-«1..20» «job» queued=⟦«wait»ms⟧ ran=«10..900»ms ok"],
            ["  «t:HH:mm:ss.fff» ├─ worker-«1..20» job-«x6» queued=«1..9999»ms ran=«10..900»ms «ok|ok|ok|retry»", "  «t:HH:mm:ss.fff» │  └─ «svc» «GET|PUT» /«noun»/«x4» «1..90»ms"])
        {
            Lets = [("job", "job-«x8»"), ("wait", "«10000..19999»")],
            Step = 0.3,
            Head = "trace «x32» (root: nightly.batch)\n",
            Tool = "trace_view",
        });
}
