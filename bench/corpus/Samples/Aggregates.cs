namespace Anyray.Bench.Corpus.Samples;

/// <summary>Rows of which the largest, first, last, missing or different one is wanted.</summary>
internal static class Aggregates
{
    public static Pattern Pattern => new SamplePattern("aggregates", 1500,
        new Sample(["Which host did not report?", "One machine has not been patched. Which?"],
            ["⟦host-219   pending   6.1.0-17   2030-11-02⟧"],
            (d, i) => $"host-{i,-6}{(i < 10 ? " " : "")} patched   6.1.0-22   2031-03-0{d.Between(1, 4)}")
        { Head = "HOST       STATE     KERNEL     SINCE\n" },
        new Sample(["Which query took the longest?", "Name the slowest statement and how long it ran."],
            ["⟦2031-03-04T06:31:00Z q=7712 ms=98231 SELECT sum(total) FROM ledger⟧"],
            (d, i) => $"{Dice.Clock(i * 3):yyyy-MM-ddTHH:mm:ssZ} q={i} ms={d.Between(2, 400)} SELECT {d.Pick("name", "count(*)", "max(day)")} FROM {d.Pick(Lexicon.Nouns).ToLowerInvariant()}"),
        new Sample(["Which employee earns the most?", "Who has the highest salary?"],
            ["⟦4471,Ottilie Brandvold,Treasury,248500⟧"],
            (d, i) => $"{1000 + i},{d.Person()},{d.Pick("Sales", "Depot", "Treasury", "Legal")},{d.Between(31, 99)}{d.Between(100, 999)}")
        { Head = "id,name,department,salary\n" },
        new Sample(["When was the badge of Mireille Dvorak last used?", "When did Mireille Dvorak leave the building for the last time?"],
            ["2031-03-04 06:10 gate-2 Mireille Dvorak in", "⟦2031-03-04 19:47 gate-5 Mireille Dvorak out⟧"],
            (d, i) => $"{Dice.Clock(i * 60):yyyy-MM-dd HH:mm} gate-{d.Between(1, 6)} {d.Pick("Bjorn", "Celia", "Hiro", "Oskar")} {d.Pick("Novak", "Petrov", "Gallo")} {d.Pick("in", "out")}"),
        new Sample(["How many disks failed, and in which racks?", "List every failed disk."],
            ["⟦rack 11 slot 04 sas 8T FAILED⟧", "⟦rack 19 slot 17 sas 8T FAILED⟧", "⟦rack 33 slot 02 sas 8T FAILED⟧"],
            (d, i) => $"rack {d.Between(1, 40)} slot {d.Between(1, 24):00} sas 8T OK"),
        new Sample(["Which shipment weighs least?", "What is the lightest parcel?"],
            ["⟦| SH-90412 | Bergen | 0.08 | air |⟧"],
            (d, i) => $"| SH-{20000 + i} | {d.Pick(Lexicon.Cities)} | {d.Real(2, 30)} | {d.Pick("road", "sea", "rail")} |")
        { Head = "| shipment | to | kg | by |\n|---|---|---|---|\n" },
        new Sample(["Wann trat der Fehler zum ersten Mal auf?", "Ab wann gab es Zeitüberschreitungen?"],
            ["⟦2031-03-04 06:20:11 WARN Zeitüberschreitung beim Abruf von Lager 3⟧", "2031-03-04 06:44:10 WARN Zeitüberschreitung beim Abruf von Lager 3", "2031-03-04 06:59:00 WARN Zeitüberschreitung beim Abruf von Lager 3"],
            (d, i) => $"{Dice.Clock(i * 2):yyyy-MM-dd HH:mm:ss} INFO {d.Pick("Abruf von Lager 2 beendet", "Bestand geschrieben", "Verbindung geöffnet", "Auftrag " + i + " angelegt")}"),
        new Sample(["Why did order 88121 fail?", "What happened to order 88121 in the end?"],
            ["06:10:01 intake    order=88121 accepted trace=f3a9c1d2", "⟦06:12:44 warehouse trace=f3a9c1d2 bin B-77 empty, allocation refused⟧", "06:12:45 billing   trace=f3a9c1d2 charge reversed"],
            (d, i) => $"06:{i / 60 % 60:00}:{i % 60:00} {d.Pick("intake   ", "warehouse", "billing  ")} {d.Pick($"order={10000 + i} accepted", "bin B-" + d.Below(90) + " counted", "charge taken")} trace={d.Hex(8)}"),
        new Sample(["Which sensor reads differently from all the others?", "Find the outlier among these readings."],
            ["⟦sensor-0412\t2031-03-04T06:00\t-41.7\tC⟧"],
            (d, i) => $"sensor-{i:0000}\t2031-03-04T06:00\t{d.Real(19, 23)}\tC")
        { Head = "sensor\tat\tvalue\tunit\n" },
        new Sample(["Which of these repositories has no licence?", "Where is the licence missing?"],
            ["⟦fjord/tidal-maps          none         3 contributors⟧"],
            (d, i) => $"fjord/{d.Pick(Lexicon.Nouns).ToLowerInvariant()}-{i,-6}      {d.Pick("MIT", "Apache-2.0", "BSD-3"),-12} {d.Between(1, 40)} contributors"));
}
