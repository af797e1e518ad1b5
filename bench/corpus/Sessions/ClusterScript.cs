using System.Globalization;
using System.Text;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>An operations agent that watches a cluster: pods as JSON, events, log windows that overlap, metric series.</summary>
internal static class ClusterScript
{
    public static void Play(Dice dice, Recorder agent, int turns)
    {
        AgentPrompt.DeclareTools(agent.Conversation, dice, ("kubectl", "args"), ("logs", "service"), ("query_metrics", "metric"), ("restart", "service"), ("page", "person"), ("run_command", "command"));
        var pods = Enumerable.Range(0, dice.Between(14, 40)).Select(i => new Pod($"{dice.Pick(Lexicon.Services)}-{dice.Hex(9)}-{i:00}", dice.Ip(), $"node-{dice.Below(12)}", dice.Hex(7))).ToList();
        var pretty = dice.Chance(0.6);
        var log = Enumerable.Range(0, 900).Select(i => $"{Dice.Clock(i * 2):HH:mm:ss} {(dice.Chance(0.05) ? "WARN " : "INFO ")} {dice.Pick(Lexicon.Services)} {dice.Function()} took {dice.Between(1, 900)} ms trace={dice.Hex(12)}").ToList();
        var seen = 40;
        agent.User($"{dice.Sentence()} Something is wrong in the shop's cluster. Find it, fix it and keep watching.");
        for (var turn = 1; turn < turns; turn++)
        {
            if (dice.Chance(0.6)) pods[dice.Below(pods.Count)].Restarts++;
            switch (turn % 5)
            {
                case 1: agent.Step("kubectl", "args", "get pods -o json", Json(pods, pretty)); break;
                case 2:
                    seen = Math.Min(log.Count, seen + dice.Between(8, 30));
                    agent.Step("logs", "service", "all --tail 40", string.Join('\n', log.Skip(seen - 40).Take(40)));
                    break;
                case 3: agent.Step("query_metrics", "metric", $"latency_{turn}", Series(dice, pretty)); break;
                case 4: agent.Step("kubectl", "args", "get pods -o wide", Table(pods)); break;
                default:
                    if (dice.Chance(0.3))
                    {
                        agent.Say(dice.Paragraph(2));
                        agent.User($"Thanks. {dice.Sentence()} Go on, please.");
                    }
                    else
                    {
                        agent.Step("restart", "service", dice.Pick(Lexicon.Services), "restarted", false);
                    }

                    break;
            }
        }
    }

    private static string Json(List<Pod> pods, bool pretty)
    {
        var (line, gap) = pretty ? ("\n      ", " ") : ("", "");
        return "{\"kind\":" + gap + "\"List\",\"items\":" + gap + "[" + string.Join(",", pods.Select(p =>
            $$"""{{line}}{"name":{{gap}}"{{p.Name}}",{{line}}"namespace":{{gap}}"shop",{{line}}"ip":{{gap}}"{{p.Ip}}",{{line}}"node":{{gap}}"{{p.Node}}",{{line}}"image":{{gap}}"registry.example/shop:{{p.Image}}",{{line}}"phase":{{gap}}"Running",{{line}}"restarts":{{gap}}{{p.Restarts}}{{line}}}""")) + "]}";
    }

    private static string Table(List<Pod> pods)
    {
        var text = new StringBuilder($"{"NAME",-40}{"READY",-8}{"STATUS",-12}{"RESTARTS",-10}{"IP",-16}NODE\n");
        foreach (var pod in pods) text.Append(CultureInfo.InvariantCulture, $"{pod.Name,-40}{"1/1",-8}{"Running",-12}{pod.Restarts,-10}{pod.Ip,-16}{pod.Node}\n");
        return text.ToString();
    }

    private static string Series(Dice dice, bool pretty)
    {
        var (line, gap) = pretty ? ("\n    ", " ") : ("", "");
        return "[" + string.Join(",", Enumerable.Range(0, 48).Select(i =>
            $$"""{{line}}{"time":{{gap}}"{{Dice.Clock(i * 300):yyyy-MM-ddTHH:mm:ssZ}}",{{gap}}"host":{{gap}}"edge-{{i % 3}}",{{gap}}"p50_ms":{{gap}}{{dice.Real(4, 9)}},{{gap}}"p95_ms":{{gap}}{{dice.Real(20, 60)}},{{gap}}"errors":{{gap}}{{dice.Below(4)}}}""")) + "]";
    }

    private sealed class Pod(string name, string ip, string node, string image)
    {
        public string Name { get; } = name;

        public string Ip { get; } = ip;

        public string Node { get; } = node;

        public string Image { get; } = image;

        public int Restarts { get; set; }
    }
}
