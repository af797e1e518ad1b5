namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Logs, metrics, dumps and settings of running systems.</summary>
internal static class Operations
{
    public static Pattern Journals => new ScenePattern("service_journals", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["From which address did «who» sign in?", "Where was «who» when they logged on?"],
            ["Mar 04 «t:HH:mm:ss» edge-3 sshd[«1000..9999»]: Accepted publickey for «who» from ⟦«addr»⟧ port «30000..60000» ssh2: ED25519 SHA256:«x20»"],
            ["Mar 04 «t:HH:mm:ss» edge-3 sshd[«1000..9999»]: Accepted publickey for «first» from «ip» port «30000..60000» ssh2: ED25519 SHA256:«x20»", "Mar 04 «t:HH:mm:ss» edge-3 sshd[«1000..9999»]: Disconnected from user «first» «ip» port «30000..60000»", "Mar 04 «t:HH:mm:ss» edge-3 systemd[1]: Started session-«i».scope - Session «i» of User «first».", "Mar 04 «t:HH:mm:ss» edge-3 CRON[«1000..9999»]: (root) CMD (/usr/lib/«noun»/«verb» --quiet)", "Mar 04 «t:HH:mm:ss» edge-3 sshd[«1000..9999»]: Failed password for invalid user «last» from «ip» port «30000..60000» ssh2"])
        {
            Lets = [("who", "«first».«last»"), ("addr", "192.168.«10..99».«100..250»")],
            Tool = "journalctl",
        },
        new Scene(["What did request «id» do, step by step?", "Why was request «id» answered with a 422?"],
            ["""{"ts":"«t:yyyy-MM-ddTHH:mm:ssZ»","level":"info","req":"«id»","msg":"received","route":"⟦/«noun»/«r»⟧"}""", """{"ts":"«t:yyyy-MM-ddTHH:mm:ssZ»","level":"info","req":"«id»","msg":"⟦«noun» code «code» unknown to the «City» desk⟧"}""", """{"ts":"«t:yyyy-MM-ddTHH:mm:ssZ»","level":"info","req":"«id»","msg":"answered","status":422,"ms":⟦«ms»⟧}"""],
            ["""{"ts":"«t:yyyy-MM-ddTHH:mm:ssZ»","level":"info","req":"«x12»","msg":"received","route":"/«noun»/«x4»"}""", """{"ts":"«t:yyyy-MM-ddTHH:mm:ssZ»","level":"info","req":"«x12»","msg":"answered","status":«200|200|201|404»,"ms":«1..900»}""", """{"ts":"«t:yyyy-MM-ddTHH:mm:ssZ»","level":"info","req":"«x12»","msg":"«noun» looked up in «City»"}""", """{"ts":"«t:yyyy-MM-ddTHH:mm:ssZ»","level":"error","req":"«x12»","msg":"«noun» service timed out","status":503}"""])
        {
            Lets = [("id", "«x12»"), ("r", "«x6»"), ("code", "«x5»"), ("ms", "«1001..4999»")],
            Tool = "logs",
        },
        new Scene(["How many times was the cache flushed by hand, and by whom?", "Who flushed the cache manually?"],
            ["«t:yyyy-MM-dd HH:mm:ss,fff» INFO  [admin-«1..9»] CacheAdmin - flush requested by operator ⟦«o1»⟧", "«t:yyyy-MM-dd HH:mm:ss,fff» INFO  [admin-«1..9»] CacheAdmin - flush requested by operator ⟦«o2»⟧"],
            ["«t:yyyy-MM-dd HH:mm:ss,fff» INFO  [exec-«1..40»] CacheStore - flush of segment «1..90» completed in «1..90» ms", "«t:yyyy-MM-dd HH:mm:ss,fff» DEBUG [exec-«1..40»] CacheStore - hit for «noun»:«x6»", "«t:yyyy-MM-dd HH:mm:ss,fff» INFO  [exec-«1..40»] «Noun»Service - «verb» of «adj» «noun» done", "«t:yyyy-MM-dd HH:mm:ss,fff» WARN  [exec-«1..40»] CacheStore - segment «1..90» nearly full («80..99» %)"])
        {
            Lets = [("o1", "«first».«x4»"), ("o2", "«last».«x4»")],
            Step = 0.7,
            Tool = "logs",
        });

    public static Pattern Gauges => new ScenePattern("metric_pages", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["How many requests did route «route» serve with status 499?", "What does the counter say about 499s on «route»?"],
            ["http_requests_total{method=\"GET\",route=\"«route»\",status=\"499\"} ⟦«n»⟧"],
            ["http_requests_total{method=\"«GET|POST»\",route=\"/«noun»/«x3»\",status=\"«200|204|404|499|500»\"} «10..90000»", "http_request_duration_seconds_bucket{route=\"/«noun»/«x3»\",le=\"«0.1|0.5|1|5»\"} «10..90000»", "process_open_fds{pod=\"«svc»-«x5»\"} «10..900»", "# TYPE «noun»_«verb»_total counter"])
        {
            Lets = [("route", "/«noun»/«x4»"), ("n", "«100001..199999»")],
            Head = "# HELP http_requests_total Requests by route.\n# TYPE http_requests_total counter\n",
            Fence = null,
            Tool = "curl",
            Target = "localhost:9100/metrics",
        },
        new Scene(["Which container uses the most CPU?", "What is eating the processor?"],
            ["«x12»   ⟦«name»⟧   ⟦98.«frac»%⟧   «100..900».«1..9»MiB / 2GiB   «10..60».«10..99»%   «1..90»MB / «1..90»MB"],
            ["«x12»   «svc»-«x3»   «1..97».«10..99»%   «100..900».«1..9»MiB / 2GiB   «10..60».«10..99»%   «1..90»MB / «1..90»MB"])
        {
            Lets = [("name", "«svc»-«x5»"), ("frac", "«10..99»")],
            Head = "CONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %   NET I/O\n",
            Tool = "docker",
            Target = "stats --no-stream",
        },
        new Scene(["When did the queue length cross one thousand?", "At what time were more than 1000 messages waiting for the first time?"],
            ["⟦«t:yyyy-MM-dd HH:mm:ss»⟧  queue=«noun0»  length=10«07..89»  consumers=«2..9»  rate=«10..99»/s"],
            ["«t:yyyy-MM-dd HH:mm:ss»  queue=«noun0»  length=«100..990»  consumers=«2..9»  rate=«10..99»/s"])
        {
            Lets = [("noun0", "«noun»")],
            Step = 61,
            Tool = "queue_stats",
        });

    public static Pattern Dumps => new ScenePattern("crash_dumps", new Knob("relevance_filter", """{"keepChars":2500}"""),
        new Scene(["Which thread holds the lock <0x«lock»>?", "Everybody waits for <0x«lock»>. Who owns it?"],
            ["\"⟦«thread»⟧\" #«10..900» prio=5 os_prio=0 tid=0x«x12» nid=0x«x4» runnable\n   java.lang.Thread.State: RUNNABLE\n\tat java.net.SocketInputStream.read(SocketInputStream.java:«100..300»)\n\tat ⟦shop.fjord.«noun».«Noun»Gateway.«verb»«x3»⟧(«Noun»Gateway.java:«10..900»)\n\t- locked <0x«lock»> (a shop.fjord.«noun».«Noun»Pool)"],
            ["\"exec-«noun»-«i»\" #«10..900» daemon prio=5 os_prio=0 tid=0x«x12» nid=0x«x4» waiting for monitor entry\n   java.lang.Thread.State: BLOCKED (on object monitor)\n\tat shop.fjord.«noun».«Noun»Pool.«verb»(«Noun»Pool.java:«10..900»)\n\t- waiting to lock <0x«lock»> (a shop.fjord.«noun».«Noun»Pool)\n\tat shop.fjord.web.Handler.run(Handler.java:«10..90»)", "\"timer-«noun»-«i»\" #«10..900» daemon prio=5 os_prio=0 tid=0x«x12» nid=0x«x4» waiting on condition\n   java.lang.Thread.State: TIMED_WAITING (parking)\n\tat jdk.internal.misc.Unsafe.park(Native Method)\n\t- parking to wait for <0x«x12»>"])
        {
            Lets = [("lock", "«x12»"), ("thread", "pool-«noun»-«x4»")],
            Separator = "\n\n",
            Tool = "jstack",
        },
        new Scene(["Which goroutine started the leak in «fn»?", "Where is the goroutine that «fn» left behind created?"],
            ["goroutine «6000..9999» [chan receive, 812 minutes]:\n«fn»(0xc«x9», 0x«x3»)\n\t/srv/«noun»/«verb».go:«10..900» +0x«x3»\ncreated by ⟦«creator»⟧ in goroutine «1..90»\n\t⟦/srv/«noun»/start_«x3».go:«10..900»⟧ +0x«x3»"],
            ["goroutine «100..5999» [«select|IO wait|sleep|chan receive»]:\nshop/«noun».(*«Noun»).«verb»(0xc«x9»)\n\t/srv/«noun»/«verb».go:«10..900» +0x«x3»\ncreated by shop/«noun».New«Noun» in goroutine «1..90»\n\t/srv/«noun»/«noun».go:«10..900» +0x«x3»"])
        {
            Lets = [("fn", "shop/«noun».(*«Noun»).watch«x3»"), ("creator", "shop/«noun».Open«x4»")],
            Separator = "\n\n",
            Tool = "pprof",
        },
        new Scene(["With which arguments was «fn» called when it failed?", "What did the caller hand to «fn»?"],
            ["  File \"/app/«noun»/«verb».py\", line «10..900», in «fn»\n    return self.store.«verb»(key)\n    key = ⟦'«noun»/«x9»'⟧\n    retries = «1..9»"],
            ["  File \"/app/«noun»/«verb».py\", line «10..900», in «verb»_«noun»\n    return self.«noun».«verb»(«noun»)\n    «noun» = '«adj»/«x6»'\n    retries = «1..9»", "  File \"/usr/lib/python3.13/asyncio/«tasks|events|runners».py\", line «10..900», in «run|_step|_run»\n    self._context.run(self._callback, *self._args)"])
        {
            Lets = [("fn", "«verb»_«noun»_«x3»")],
            Head = "Traceback (most recent call last):\n",
            Tail = "\nKeyError: 'missing'",
            Fence = null,
            Tool = "logs",
        });

    public static Pattern Settings => new ScenePattern("settings_files", new Knob("relevance_filter", """{"keepChars":2000}"""),
        new Scene(["Which upstream serves requests under /«path»/?", "Where does the proxy send /«path»/?"],
            ["    location /«path»/ {\n        proxy_pass ⟦http://«target»:«9000..9999»⟧;\n        proxy_read_timeout «10..90»s;\n    }"],
            ["    location /«noun»-«x3»/ {\n        proxy_pass http://«svc»:«8000..8999»;\n        proxy_read_timeout «10..90»s;\n    }", "    location ~ ^/«noun»/«x3»$ {\n        return 301 /«noun»/;\n    }", "    # «adj» «noun», see «Noun» page"])
        {
            Lets = [("path", "«noun»-«x4»"), ("target", "«noun»-pool-«x3»")],
            Head = "server {\n    listen 443 ssl;\n    server_name shop.example;\n\n",
            Tail = "\n}",
            Fence = "nginx",
            Tool = "read_file",
            Target = "/etc/nginx/shop.conf",
        },
        new Scene(["Is the autopilot turned off anywhere?", "Which site runs without the autopilot?"],
            ["[site.⟦«site»⟧]\nregion = \"«city»\"\nautopilot = false\nwindow_min = «10..90»"],
            ["[site.«noun»-«x4»]\nregion = \"«city»\"\nautopilot = true\nwindow_min = «10..90»"])
        {
            Lets = [("site", "«noun»-«x5»")],
            Separator = "\n\n",
            Fence = "toml",
            Tool = "read_file",
            Target = "sites.toml",
        },
        new Scene(["What is the maximum number of connections, and is it the default?", "How many clients may connect at the same time?"],
            ["⟦max_connections = «n»⟧                    # (change requires restart)"],
            ["#«noun»_«verb»_«x2» = «1..900»«kB|MB|ms|»               # «adj» «noun»", "«noun»_«verb»_«x2» = «on|off|«1..90»»                   # «adj» «noun»", "                                        # «Noun» is «adj» by default", ""])
        {
            Lets = [("n", "«1001..1999»")],
            Tool = "read_file",
            Target = "postgresql.conf",
        });
}
