using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus;

/// <summary>A pattern whose waste is one long text with a question about it.</summary>
internal abstract class TextPattern : Pattern
{
    /// <summary>Writes the text.</summary>
    protected abstract Material Write(Dice dice, Shape shape);

    /// <inheritdoc/>
    public override Draft Draft(Dice dice, Shape shape)
    {
        var material = Write(dice, shape);
        var conversation = new Conversation();
        switch (shape.Placement)
        {
            case Placement.Paste:
                var block = material.Fence is null ? material.Text : $"```{material.Fence}\n{material.Text}\n```";
                conversation.User(shape.Number % 2 == 0 ? $"{block}\n\n{material.Question}" : $"{material.Question}\n\n{block}");
                break;
            case Placement.Fresh:
                conversation.User(material.Question).Assistant("I will look at it.")
                    .Run(material.Tool, material.Argument, material.Target, material.Text);
                break;
            default:
                conversation.User("Please get the material first, I have a question about it.").Assistant("Getting it.")
                    .Run(material.Tool, material.Argument, material.Target, material.Text)
                    .Assistant("I have it in front of me. What would you like to know?").User(material.Question);
                break;
        }

        return new Draft(conversation, material.Facts);
    }
}
