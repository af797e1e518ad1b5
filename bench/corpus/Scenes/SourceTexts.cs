namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Source files, searches over them, and what version control says about them.</summary>
internal static class SourceTexts
{
    public static Pattern Files => new ScenePattern("code_files", new Knob("code_graph"),
        new Scene(["What timeout does «fn» use?", "How long does «fn» wait before it gives up?"],
            ["    public async Task<«Noun»> «fn»(string id, CancellationToken stop)\n    {\n        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);\n        ⟦deadline.CancelAfter(TimeSpan.FromMilliseconds(«ms»));⟧\n        return await _client.GetAsync<«Noun»>($\"/«noun»/{id}\", deadline.Token);\n    }"],
            ["    public async Task<«Noun»> «verb»«Noun»«x3»(string id, CancellationToken stop)\n    {\n        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);\n        deadline.CancelAfter(TimeSpan.FromMilliseconds(«100..9000»));\n        return await _client.GetAsync<«Noun»>($\"/«noun»/{id}\", deadline.Token);\n    }",
             "    private static int «verb»«Noun»«x3»(IReadOnlyList<«Noun»> items)\n    {\n        var sum = 0;\n        foreach (var item in items)\n        {\n            if (item.«Noun» is null) continue;\n            sum += item.«Noun».Weight * «2..90»;\n        }\n\n        return sum;\n    }"])
        {
            Lets = [("fn", "Resolve«Noun»«x4»"), ("ms", "«10001..19999»")],
            Head = "using System;\nusing System.Threading;\n\nnamespace Fjord.Shop;\n\npublic sealed class «Noun»Client\n{\n",
            Tail = "\n}",
            Separator = "\n\n",
            Fence = "csharp",
            Tool = "read_file",
            Target = "src/Client.cs",
        },
        new Scene(["What happens in «fn» when the list is empty?", "Which exception does «fn» raise for empty input?"],
            ["def «fn»(rows, *, strict=True):\n    \"\"\"Combine «noun» rows.\"\"\"\n    if not rows:\n        ⟦raise «Exc»(\"«msg»\")⟧\n    total = 0\n    for row in rows:\n        total += row[\"«noun»\"]\n    return total"],
            ["def «verb»_«noun»_«x3»(rows, *, strict=True):\n    \"\"\"«adj» «noun» helper.\"\"\"\n    if not rows:\n        return «None|[]|0»\n    total = 0\n    for row in rows:\n        total += row[\"«noun»\"]\n    return total", "def «verb»_«noun»_«x3»(path):\n    with open(path, encoding=\"utf-8\") as handle:\n        for line in handle:\n            if line.startswith(\"«noun»\"):\n                yield line.split(\";\")[«0..9»]"])
        {
            Lets = [("fn", "«verb»_«noun»_«x4»"), ("Exc", "«Noun»Missing«x2»"), ("msg", "«adj» «noun» without rows")],
            Head = "import json\nimport os\n\n\n",
            Separator = "\n\n\n",
            Fence = "python",
            Tool = "read_file",
            Target = "lib/rows.py",
        },
        new Scene(["Which endpoint does the «Comp» component post to?", "Where does «Comp» send the form?"],
            ["export function «Comp»({ id, onDone }: Props) {\n  const [busy, setBusy] = useState(false);\n  async function submit(form: FormData) {\n    setBusy(true);\n    ⟦await fetch(`/api/v3/«path»/${id}`, { method: \"POST\", body: form });⟧\n    onDone();\n  }\n  return <form action={submit}><button disabled={busy}>Send</button></form>;\n}"],
            ["export function «Noun»Panel«x3»({ id, onDone }: Props) {\n  const [open, setOpen] = useState(false);\n  async function submit(form: FormData) {\n    setOpen(true);\n    await fetch(`/api/v2/«noun»/${id}`, { method: \"POST\", body: form });\n    onDone();\n  }\n  return <section onClick={() => setOpen(!open)}>{open ? <«Noun»View id={id} /> : null}</section>;\n}", "const «verb»«Noun»«x3» = (items: «Noun»[]) => {\n  const seen = new Map<string, «Noun»>();\n  for (const item of items) {\n    if (!seen.has(item.key)) seen.set(item.key, item);\n  }\n  return [...seen.values()];\n};"])
        {
            Lets = [("Comp", "«Noun»Dialog«x3»"), ("path", "«noun»-«x5»")],
            Head = "import { useState } from \"react\";\n\ninterface Props { id: string; onDone: () => void }\n\n",
            Separator = "\n\n",
            Fence = "tsx",
            Tool = "read_file",
            Target = "web/panels.tsx",
        });

    public static Pattern Searches => new ScenePattern("code_searches", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["Which caller passes force=True to «fn»?", "Who calls «fn» with force switched on?"],
            ["⟦apps/«noun»/«file»:«line»⟧:        «fn»(record, user=request.user, ⟦force=True⟧)"],
            ["apps/«noun»/«verb»_«noun».py:«10..900»:        «fn»(record, user=request.user, force=False)", "apps/«noun»/«verb»_«noun».py:«10..900»:    «fn»(row, user=None)", "tests/«noun»/test_«verb».py:«10..900»:    result = «fn»(make_«noun»(), user=admin)"])
        {
            Lets = [("fn", "«verb»_«noun»_«x3»"), ("file", "«verb»_«x4».py"), ("line", "«1000..1999»")],
            Fence = null,
            Tool = "grep",
        },
        new Scene(["Where is the feature flag «flag» read?", "Which files depend on «flag»?"],
            ["⟦services/«svc»/src/«f1»⟧\n«20..90»-  const client = makeClient();\n«91..95»:  if (flags.isOn(\"«flag»\")) {\n«96..99»-    client.enable();", "⟦services/«svc»/src/«f2»⟧\n«20..90»-  switch (mode) {\n«91..95»:    case flags.value(\"«flag»\"):\n«96..99»-      return null;"],
            ["services/«svc»/src/«verb»«Noun».ts\n«20..90»-  const «noun» = make«Noun»();\n«91..95»:  if (flags.isOn(\"«noun»-«verb»\")) {\n«96..99»-    «noun».«verb»();", "services/«svc»/src/«verb»«Noun».ts\n«20..90»-  // «adj» «noun»\n«91..95»:  const flags = useFlags(\"«noun»\");\n«96..99»-  return flags;"])
        {
            Lets = [("flag", "«noun»-«adj»-«x3»"), ("f1", "«verb»«x4».ts"), ("f2", "«verb»«x4».ts")],
            Separator = "\n\n",
            Fence = null,
            Tool = "ripgrep",
        },
        new Scene(["Which test covers the rounding of «noun0» amounts?", "Is there a test for how «noun0» sums are rounded, and where?"],
            ["tests/«noun»/«file»:«10..900»:  it(\"⟦keeps half cents of a «noun0» on the even side⟧\", () => {"],
            ["tests/«noun»/«verb».test.ts:«10..900»:  it(\"«verb»s a «adj» «noun» when the «noun» is «empty|full|old|missing»\", () => {", "tests/«noun»/«verb».test.ts:«10..900»:  it(\"refuses a «noun» without a «noun»\", () => {", "tests/«noun»/«verb».test.ts:«10..900»:  it(\"lists «noun0»s by name\", () => {"])
        {
            Lets = [("noun0", "«refund|invoice|payout»"), ("file", "«verb»«x4».test.ts")],
            Fence = null,
            Tool = "grep",
        });

    public static Pattern History => new ScenePattern("version_history", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["In which commit did the «dep» dependency move to «ver»?", "Who upgraded «dep» to «ver»?"],
            ["commit ⟦«sha»⟧\nAuthor: ⟦«who»⟧ <«first»@fjord.example>\nDate:   «t:ddd MMM d HH:mm:ss yyyy» +0000\n\n    Bump «dep» from 2.9.1 to «ver»\n\n package.json      |  2 +-\n package-lock.json | 14 +++++++-------"],
            ["commit «x40»\nAuthor: «First» «Last» <«first»@fjord.example>\nDate:   «t:ddd MMM d HH:mm:ss yyyy» +0000\n\n    «Tidy|Rename|Split|Test» the «adj» «noun»\n\n src/«noun»/«verb».ts | «2..90» «+|++|+-»\n docs/«noun».md       |  «2..9» +-", "commit «x40»\nAuthor: «First» «Last» <«first»@fjord.example>\nDate:   «t:ddd MMM d HH:mm:ss yyyy» +0000\n\n    Bump «noun»-kit from «1..4».«0..9».«0..9» to «5..8».«0..9».«0..9»\n\n package.json      |  2 +-\n package-lock.json | «2..90» +-"])
        {
            Lets = [("dep", "«noun»-«x3»"), ("ver", "«11..19».«0..9».«x2»"), ("sha", "«x40»"), ("who", "«First» «Last»-«Last»")],
            Separator = "\n\n",
            Step = 30000,
            Tool = "git",
            Target = "log --stat",
        },
        new Scene(["Who last touched the line that sets «key»?", "«key» looks wrong. Whom do I ask?"],
            ["⟦«sha» (⟧⟦«who»⟧ 2030-11-04 09:12:44 +0000 «i»)     «key»: «100..900»,"],
            ["«x8» («First» «Last» 20«27..30»-0«1..9»-1«0..9» 1«0..9»:«10..59»:«10..59» +0000 «i»)     «noun»«Noun»«x2»: «100..900»,", "«x8» («First» «Last» 20«27..30»-0«1..9»-1«0..9» 1«0..9»:«10..59»:«10..59» +0000 «i»)     // «adj» «noun»"])
        {
            Lets = [("key", "max«Noun»«x3»"), ("sha", "«x8»"), ("who", "«First» «Last»-«Last»")],
            Tool = "git",
            Target = "blame limits.ts",
        },
        new Scene(["Does this change alter the default of «key»?", "What is the new default of «key»?"],
            ["diff --git a/config/«noun».yaml b/config/«noun».yaml\nindex «x7»..«x7» 100644\n--- a/config/«noun».yaml\n+++ b/config/«noun».yaml\n@@ -«10..90»,6 +«10..90»,6 @@\n   enabled: true\n-  «key»: «10..40»\n⟦+  «key»: «val»⟧\n   mode: «adj»\n   owner: «svc»"],
            ["diff --git a/src/«noun»/«verb»«x3».go b/src/«noun»/«verb»«x3».go\nindex «x7»..«x7» 100644\n--- a/src/«noun»/«verb».go\n+++ b/src/«noun»/«verb».go\n@@ -«10..900»,9 +«10..900»,9 @@ func «verb»«Noun»(ctx context.Context) error {\n \tif err != nil {\n \t\treturn err\n \t}\n-\tlog.Print(\"«adj» «noun»\")\n+\tlog.Print(\"«adj» «noun»\", \"«noun»\", «noun».ID)\n \treturn nil\n }", "diff --git a/docs/«noun»-«x3».md b/docs/«noun»-«x3».md\nindex «x7»..«x7» 100644\n--- a/docs/«noun».md\n+++ b/docs/«noun».md\n@@ -«1..90»,5 +«1..90»,5 @@\n # «Noun»\n \n-The «adj» «noun» waits for the «noun».\n+The «adj» «noun» no longer waits for the «noun».\n \n More below."])
        {
            Lets = [("key", "«noun»_«limit|ttl|quota»_«x3»"), ("val", "«41..99»")],
            Fence = "diff",
            Tool = "git",
            Target = "diff main",
        });
}
