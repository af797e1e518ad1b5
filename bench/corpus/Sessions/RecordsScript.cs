using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>A back-office agent that pages through records, looks single ones up and asks the database.</summary>
internal static class RecordsScript
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Play(Dice dice, Recorder agent, int turns)
    {
        AgentPrompt.DeclareTools(agent.Conversation, dice, ("list_orders", "page"), ("get_customer", "id"), ("run_sql", "query"), ("refund", "order"), ("search_articles", "query"), ("send_mail", "to"));
        agent.User($"{dice.Sentence()} Go through the open orders and settle what can be settled.");
        var pretty = dice.Chance(0.6);
        var refunded = 0;
        for (var turn = 1; turn < turns; turn++)
        {
            switch (turn % 4)
            {
                case 1: agent.Step("list_orders", "page", turn.ToString(CultureInfo.InvariantCulture), Orders(dice, turn, pretty)); break;
                case 2: agent.Step("get_customer", "id", $"{dice.Between(1000, 9999)}", Customer(dice)); break;
                case 3: agent.Step("run_sql", "query", "select * from payments limit 40", Rows(dice)); break;
                default:
                    if (dice.Chance(0.25))
                    {
                        agent.Say(dice.Paragraph(2));
                        agent.User($"{dice.Sentence()} Continue with the next page.");
                    }
                    else
                    {
                        agent.Step("refund", "order", $"ORD-{turn}", $$"""{"ok":true,"refund":"RF-{{++refunded}}"}""");
                    }

                    break;
            }
        }
    }

    private static string Orders(Dice dice, int page, bool pretty)
    {
        var rows = Enumerable.Range(0, 25).Select(i => new
        {
            order_id = $"ORD-{page * 100 + i}",
            customer_name = dice.Person(),
            shipping_city = dice.Pick(Lexicon.Cities),
            status = dice.Pick("open", "open", "paid", "late"),
            currency = "EUR",
            total_amount = dice.Money(5, 400),
            tracking_number = $"RMT-{dice.Hex(8)}",
            placed_at = $"{Dice.Clock(dice.Below(900000)):yyyy-MM-ddTHH:mm:ssZ}",
        });
        return JsonSerializer.Serialize(new { page, orders = rows }, pretty ? Indented : null);
    }

    private static string Customer(Dice dice) => JsonSerializer.Serialize(
        new
        {
            name = dice.Person(),
            city = dice.Pick(Lexicon.Cities),
            notes = Enumerable.Range(0, 4).Select(_ => dice.Sentence()),
            addresses = Enumerable.Range(0, 3).Select(i => new { kind = "shipping", street = $"{dice.Pick(Lexicon.LastNames)} street {i}", city = dice.Pick(Lexicon.Cities) }),
        },
        Indented);

    private static string Rows(Dice dice)
    {
        var text = new StringBuilder(" payment | account  | amount   | booked_at           | state\n---------+----------+----------+---------------------+--------\n");
        for (var i = 0; i < 40; i++) text.Append(CultureInfo.InvariantCulture, $" {dice.Between(10000, 99999),7} | {dice.Hex(8)} | {dice.Money(3, 900),8} | {Dice.Clock(dice.Below(900000)):yyyy-MM-dd HH:mm:ss} | {dice.Pick("booked", "held")}\n");
        return text.Append("(40 rows)").ToString();
    }
}
