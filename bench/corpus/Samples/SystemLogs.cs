namespace Anyray.Bench.Corpus.Samples;

/// <summary>Logs of operating systems and daemons, each in its own format.</summary>
internal static class SystemLogs
{
    public static Pattern Pattern => new SamplePattern("system_logs", 1500,
        new Sample(["Why did the machine become unresponsive last night?", "What killed the indexing process?"],
            ["Mar 04 08:31:07 hv-12 kernel: ⟦Out of memory: Killed process 41877 (lucene-merge) total-vm:19283712kB⟧"],
            (d, i) => $"Mar 04 08:{i / 60 % 60:00}:{i % 60:00} hv-12 {d.Pick("systemd[1]", "sshd[912]", "cron[77]", "dockerd[311]")}: {d.Pick($"Started Session {i} of user deploy.", $"session opened for user backup by (uid={d.Below(900)})", $"Accepted publickey for deploy from {d.Ip()} port {d.Between(30000, 60000)}", "Reloading configuration, done.", $"warning: clock drift {d.Below(30)}ms")}"),
        new Sample(["Which account was locked out?", "Somebody cannot sign in any more since this morning. Who, and from which computer?"],
            ["⟦Audit Failure,2031-03-04 09:12:55,Microsoft-Windows-Security-Auditing,4740,A user account was locked out. Account Name: k.lindqvist Caller Computer Name: WS-0417⟧"],
            (d, i) => $"Audit Success,{Dice.Clock(i * 3):yyyy-MM-dd HH:mm:ss},Microsoft-Windows-Security-Auditing,{d.Pick("4624,An account was successfully logged on.", "4634,An account was logged off.", "4672,Special privileges assigned to new logon.")} Account Name: {d.Pick("svc_backup", "n.petrov", "r.gallo", "SYSTEM")} Logon ID: 0x{d.Hex(6)}")
        { Head = "Keywords,Date and Time,Source,Event ID,Task Category\n", Crlf = true },
        new Sample(["Why do uploads fail for some customers?", "Which limit has to be raised so that large files go through?"],
            ["2031/03/04 06:41:12 [error] 812#812: *99120 ⟦client intended to send too large body: 73400320 bytes⟧, client: 10.4.9.2, server: files.example, request: \"PUT /upload/9 HTTP/2.0\""],
            (d, i) => $"2031/03/04 06:{i / 60 % 60:00}:{i % 60:00} [{d.Pick("warn", "notice", "info")}] 812#812: *{90000 + i} {d.Pick("an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/" + d.Below(99), "client closed connection while waiting for request", "using the \"epoll\" event method")}, client: {d.Ip()}, server: files.example"),
        new Sample(["Which tenant gets throttled?", "One of our clients complains about 429s. Which one is it and what was the quota?"],
            ["ts=2031-03-04T06:50:12Z level=warn caller=limiter.go:88 msg=\"request rejected\" ⟦tenant=blue-harbor quota=1200 used=1201⟧"],
            (d, i) => $"ts={Dice.Clock(i):yyyy-MM-ddTHH:mm:ssZ} level={d.Pick("info", "info", "debug")} caller={d.Pick("http.go:41", "store.go:12", "limiter.go:61")} msg=\"{d.Pick("request served", "batch flushed", "lease renewed")}\" tenant={d.Pick("red-hill", "green-bay", "grey-moor")} dur={d.Below(90)}ms"),
        new Sample(["Was there an intrusion attempt, and against what?", "What did the firewall stop?"],
            ["Mar  4 07:14:02 fw01 CEF:0|Palisade|Guard|9.1|100213|⟦SQL injection attempt blocked|9|src=203.0.113.77 dst=10.4.4.10 request=/reports?id=1'--⟧"],
            (d, i) => $"Mar  4 07:{i / 60 % 60:00}:{i % 60:00} fw01 CEF:0|Palisade|Guard|9.1|{d.Pick("100001|Session allowed|1", "100002|Session closed|1", "100009|DNS lookup|2")}|src={d.Ip()} dst={d.Ip()} spt={d.Between(1024, 65000)} act=allow"),
        new Sample(["How long was the longest pause?", "Was there a stop-the-world pause above a second?"],
            ["[2041.113s][info][gc] ⟦GC(771) Pause Full (Allocation Failure) 8101M->7990M(8192M) 4821.337ms⟧"],
            (d, i) => $"[{i * 2.6:0.000}s][info][gc] GC({i}) Pause Young (Normal) (G1 Evacuation Pause) {d.Between(900, 4000)}M->{d.Between(200, 800)}M(8192M) {d.Real(2, 31)}ms".Replace(',', '.')),
        new Sample(["Why does the program not start?", "Which file is it looking for in vain?"],
            ["⟦openat(AT_FDCWD, \"/etc/fjord/licence.key\", O_RDONLY) = -1 EACCES (Permission denied)⟧"],
            (d, i) => d.Pick($"mmap(NULL, {d.Below(90000)}, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7f{d.Hex(10)}", $"read(3, \"{d.Hex(12)}\"..., 832) = 832", $"openat(AT_FDCWD, \"/usr/lib/lib{d.Hex(4)}.so\", O_RDONLY|O_CLOEXEC) = 3", $"openat(AT_FDCWD, \"/opt/{d.Hex(3)}/lib{d.Hex(4)}.so\", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)", "close(3)                                = 0", $"fstat(3, {{st_mode=S_IFREG|0644, st_size={d.Below(90000)}, ...}}) = 0")),
        new Sample(["On which host did the playbook not go through?", "What has to be mended before I run the play again?"],
            ["⟦fatal: [db-07]: FAILED! => {\"changed\": false, \"msg\": \"No package matching 'postgresql-19' is available\"}⟧"],
            (d, i) => i % 12 == 0 ? $"\nTASK [{d.Pick("common", "users", "ntp")} : {d.Pick("ensure the directory is there", "copy the unit file", "install packages")}] ****" : $"{d.Pick("ok", "changed", "skipping")}: [{d.Pick("web", "db", "cache")}-{d.Below(30):00}]"),
        new Sample(["Which unit is broken and with which status did it exit?", "Is one of the services not running?"],
            ["● payout-export.service - Nightly payout export\n     Loaded: loaded (/etc/systemd/system/payout-export.service; enabled)\n     ⟦Active: failed (Result: exit-code) since Tue 2031-03-04 02:00:11 UTC⟧\n    ⟦Process: 8812 ExecStart=/opt/payout/export (code=exited, status=203/EXEC)⟧\n"],
            (d, i) => $"● {d.Pick(Lexicon.Services)}-{i}.service - {d.Sentence()}\n     Loaded: loaded (/etc/systemd/system/x{i}.service; enabled)\n     Active: active (running) since Mon 2031-03-03 01:{i % 60:00}:11 UTC\n   Main PID: {d.Between(300, 9000)} (main)\n      Tasks: {d.Below(90)} (limit: 4915)\n"),
        new Sample(["Which statement blocked the others?", "What was the deadlock about?"],
            ["2031-03-04 07:02:11.120 UTC [2210] shop@orders ERROR:  deadlock detected\n2031-03-04 07:02:11.120 UTC [2210] shop@orders DETAIL:  ⟦Process 2210 waits for ShareLock on transaction 88121; blocked by process 2307.⟧\n2031-03-04 07:02:11.120 UTC [2210] shop@orders STATEMENT:  ⟦UPDATE stock SET reserved = reserved + 1 WHERE sku = 'LT-9040'⟧"],
            (d, i) => $"2031-03-04 07:{i / 60 % 60:00}:{i % 60:00}.{d.Below(999):000} UTC [{d.Between(2000, 2900)}] shop@orders LOG:  {d.Pick($"duration: {d.Real(0.1, 90)} ms  statement: SELECT * FROM basket WHERE id = {d.Below(99999)}", $"checkpoint complete: wrote {d.Below(900)} buffers", "connection authorized: user=shop database=orders")}"),
        new Sample(["¿Por qué no se conecta la impresora?", "¿Qué falló en el servicio de impresión?"],
            ["04.03.2031 07:20:41 ⟦ERROR cola-impresion: la impresora PIS-3 no responde, cable de red desconectado⟧"],
            (d, i) => $"04.03.2031 07:{i / 60 % 60:00}:{i % 60:00} INFO {d.Pick("cola-impresion", "correo", "respaldo")}: {d.Pick($"trabajo {i} terminado", $"{d.Below(90)} páginas enviadas", "copia guardada", "usuario conectado")}"),
        new Sample(["Warum ist die Maschine stehen geblieben?", "Welche Störung hat die Linie angehalten?"],
            ["04.03.2031;07:20:41;Linie 4;⟦Not-Halt ausgelöst: Schutztür 2 offen, Antrieb M17 abgeschaltet⟧"],
            (d, i) => $"04.03.2031;07:{i / 60 % 60:00}:{i % 60:00};Linie {d.Between(1, 6)};{d.Pick($"Takt {d.Below(900)} beendet", $"Temperatur {d.Between(30, 60)} Grad", $"Charge {d.Hex(5)} gestartet", "Messwert übernommen")}")
        { Head = "Datum;Zeit;Anlage;Meldung\n", Crlf = true });
}
