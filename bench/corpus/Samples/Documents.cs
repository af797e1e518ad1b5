namespace Anyray.Bench.Corpus.Samples;

/// <summary>Pages, transcripts, minutes, scans and memories.</summary>
internal static class Documents
{
    public static Pattern Pattern => new SamplePattern("documents", 2000,
        new Sample(["What did we decide about the supplier?", "Who will talk to the vendor, and until when?"],
            ["[00:41:07] Ines Gallo: ⟦Fine, then Yusuf rings Halvorsen Steel by Thursday and asks for net 60.⟧"],
            (d, i) => $"[{i / 120:00}:{i / 2 % 60:00}:{i * 7 % 60:00}] {d.Pick("Ines Gallo", "Yusuf Rahman", "Leif Novak")}: {d.Sentence()}")
        { Fence = null },
        new Sample(["In which year did the bridge open to traffic?", "When was the crossing inaugurated?"],
            ["== Opening ==\n\nThe span was handed over after nine winters of work. ⟦Queen Ingrid cut the ribbon on 12 June 1937 before a crowd of forty thousand.⟧ Trams ran across it from the next spring.\n"],
            (d, i) => $"== {d.Pick(Lexicon.Adjectives)} {d.Pick(Lexicon.Nouns)} {i} ==\n\n{d.Paragraph(6)}\n\n{d.Paragraph(5)}\n")
        { Fence = null, Tool = "read_wiki" },
        new Sample(["What is the total on the invoice?", "How much do we have to transfer, and to which account?"],
            ["AM0UNT  DUE        ⟦EUR 4.918,22   IBAN N093 8601 1117 947⟧"],
            (d, i) => d.Pick($"{d.Between(1, 60)}  {d.Sentence()[..28]}   {d.Money(2, 90)}", $"P0S {i}   Qty {d.Below(9)}   {d.Money(1, 20)}", "------ --  - -----", $"Del1very n0te {d.Hex(5)}"))
        { Fence = null, Tool = "scan" },
        new Sample(["Does the user have any allergies?", "Suggest a dinner that is safe for them."],
            ["- 2030-08-11: ⟦cannot eat shellfish or hazelnuts, carries an adrenaline pen⟧"],
            (d, i) => $"- {Dice.Clock(-i * 90000):yyyy-MM-dd}: {d.Sentence()}")
        { Fence = null, Tool = "recall_memories" },
        new Sample(["What is my sister called?", "Which relatives did I mention to you?"],
            ["{\"id\":\"m-771\",\"text\":\"⟦Her younger sibling Solveig studies law in Bergen⟧\",\"at\":\"2030-10-01\"}"],
            (d, i) => $"{{\"id\":\"m-{i}\",\"text\":\"{d.Sentence()}\",\"at\":\"2030-11-{i % 28 + 1:00}\"}}")
        { Tool = "recall_memories" },
        new Sample(["Which laptop does the user work on?", "On what kind of computer should I test this for the user?"],
            ["Memory 88: ⟦She carries a ThinkPad X9 with Fedora 44⟧ (confidence 0.9)"],
            (d, i) => $"Memory {i}: {d.Sentence()} (confidence {d.Real(0.3, 0.9)})")
        { Fence = null, Tool = "recall_memories" },
        new Sample(["Wann findet die Übergabe statt?", "Wo treffen wir uns zur Übergabe?"],
            ["Von: Greta Schmidt\nDatum: 3. März 2031\nBetreff: AW: Fahrzeuge\n\nHallo zusammen,\n⟦die Schlüssel gibt es am 14. April um 9 Uhr am Tor 3 in Dresden.⟧\nViele Grüße\nGreta\n"],
            (d, i) => $"Von: {d.Person()}\nDatum: {i % 28 + 1}. Februar 2031\nBetreff: AW: Fahrzeuge\n\nHallo zusammen,\n{d.Pick("vielen Dank für die Liste, ich sehe sie mir an.", "die Versicherung hat sich noch nicht gemeldet.", "der Preis für die Reifen steht noch nicht fest.", "bitte schickt mir die Papiere der beiden Transporter.")} {d.Pick("Ich bin ab Montag wieder im Büro.", "Das Angebot liegt bei.", "Wir reden morgen darüber.")}\nViele Grüße\n")
        { Fence = null, Tool = "read_thread" },
        new Sample(["What time does the museum close on Sundays?", "Until when can I visit at the weekend?"],
            ["<tr class=\"h\"><td>Sunday</td><td>⟦10:00 - 16:30, last entry 16:00⟧</td></tr>"],
            (d, i) => d.Pick($"<div class=\"n{d.Hex(3)}\"><a href=\"/{d.Hex(5)}\">{d.Pick(Lexicon.Nouns)}</a></div>", $"<p>{d.Sentence()}</p>", $"<script>track(\"{d.Hex(20)}\")</script>", $"<img src=\"/i/{d.Hex(8)}.jpg\" alt=\"{d.Pick(Lexicon.Adjectives)} {d.Pick(Lexicon.Nouns).ToLowerInvariant()}\">"))
        { Head = "<!DOCTYPE html>\n<html><head><title>Museum</title></head><body>\n", Tail = "\n</body></html>", Fence = "html", Tool = "fetch_page" },
        new Sample(["How many seats has the largest hall?", "Which room fits 300 guests?"],
            ["<section><h2>Rooms</h2><table><tr><td>Fjordsal</td><td>⟦320 seats, stage, balcony⟧</td></tr></table></section>"],
            (d, i) => $"<section class=\"s{d.Hex(4)}\"><h2>{d.Pick(Lexicon.Adjectives)} {d.Pick(Lexicon.Nouns)}</h2><p>{d.Paragraph(2)}</p><ul><li>{d.Sentence()}</li></ul></section>")
        { Separator = "", Head = "<html><body>", Tail = "</body></html>", Fence = "html", Tool = "fetch_page" },
        new Sample(["What did the customer complain about in the ticket from Oporto?", "Which complaint came from Oporto?"],
            ["7713,2031-02-03,Oporto,\"⟦Second parcel arrived soaked,\nlabel unreadable⟧\nno reply since\",open"],
            (d, i) => $"{i},2031-02-{i % 28 + 1:00},{d.Pick("Bergen", "Lyon", "Pisa")},\"{d.Sentence()}\n{d.Sentence()}\",{d.Pick("closed", "open")}")
        { Head = "id,day,place,text,state\n", Tool = "export" },
        new Sample(["Which port does the metrics endpoint listen on?", "Where are the metrics served?"],
            ["  telemetry:\n    exporter: prometheus\n    ⟦bind: 0.0.0.0:9477⟧\n    path: /metrics"],
            (d, i) => $"  {d.Pick(Lexicon.Nouns).ToLowerInvariant()}_{i}:\n    enabled: {d.Pick("true", "false")}\n    interval: {d.Between(5, 90)}s\n    owner: {d.Pick(Lexicon.FirstNames).ToLowerInvariant()}\n    retries: {d.Between(1, 9)}")
        { Head = "services:\n", Fence = "yaml" },
        new Sample(["Which job deploys to production and who has to approve it?", "What happens before production is touched?"],
            ["  release:\n    needs: [build, scan]\n    ⟦environment: production\n    approvers: [t.rahman, e.fontaine]⟧\n    steps:\n      - run: ./ship.sh"],
            (d, i) => $"  {d.Pick(Lexicon.Verbs)}-{i}:\n    needs: [build]\n    environment: {d.Pick("dev", "test")}\n    approvers: []\n    steps:\n      - run: ./{d.Hex(4)}.sh")
        { Head = "name: pipeline\non: push\njobs:\n", Fence = "yaml" },
        new Sample(["How do I reset the device?", "The unit hangs. What do I press?"],
            ["4.17  ⟦Hold the left paddle for 11 seconds until the ring turns violet⟧, then let go."],
            (d, i) => $"{i / 9 + 1}.{i % 9 + 1}  {d.Paragraph(2)}")
        { Fence = null, Tool = "read_manual" },
        new Sample(["Quel est le mot de passe du wifi invité ?", "Comment les visiteurs accèdent-ils à Internet ?"],
            ["| 31 | réseau visiteurs | ⟦clé : moulin-vert-82⟧ | hall |"],
            (d, i) => $"| {i} | {d.Pick("imprimante", "salle de réunion", "badge", "parking")} | {d.Pick("voir l'accueil", "demander à Luc", "libre")} | {d.Pick("hall", "étage 2", "sous-sol")} |")
        { Head = "| n° | sujet | note | lieu |\n|---|---|---|---|\n", Fence = null });
}
