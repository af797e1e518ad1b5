namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A fetched web page with its navigation, scripts and styles.</summary>
internal sealed class HtmlPage : TextPattern
{
    public override string Name => "html_page";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var price = $"EUR {dice.Money(300, 900)}";
        var card = "";
        var text = Filler.Lines(
            shape,
            i => (i % 4) switch
            {
                0 => $"""<li class="nav-item nav-item--{dice.Hex(4)}"><a class="link link--muted" href="/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}/{dice.Hex(6)}" data-track="{dice.Hex(10)}">{dice.Pick(Lexicon.Adjectives)} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}</a></li>""",
                1 => $"""<script>window.__q.push(["{dice.Hex(16)}",{dice.Below(9999)}]);</script>""",
                2 => $$"""<style>.c-{{dice.Hex(5)}}{margin:{{dice.Below(40)}}px;color:#{{dice.Hex(6)}}}</style>""",
                _ => $"""<div class="card card--{dice.Hex(4)}"><p class="card__text">{dice.Sentence()}</p></div>""",
            },
            _ => card = $"""<div class="card card--offer"><h3>Winter pass, family of four</h3><p class="card__price">{price}</p></div>""");
        return new Material
        {
            Text = $"<!doctype html>\n<html lang=\"en\"><head><title>Fjord Lifts</title></head>\n<body>\n{text}\n</body></html>",
            Question = shape.Ask(
                "What does the winter pass for a family cost?",
                "Give me the price of the family ticket on this page.",
                "How much would four of us pay for the season?"),
            Facts = [Fact.Sequence("Winter pass, family of four", price)],
            Fence = "html",
            Tool = "fetch_page",
            Argument = "url",
            Target = "https://lifts.example/passes",
        };
    }
}
