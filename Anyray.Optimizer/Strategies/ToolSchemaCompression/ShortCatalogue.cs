namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>What becomes of a catalogue's descriptions.</summary>
/// <param name="Texts">Each one that changes, by the distance of its value from the catalogue's in the tree; empty = it goes.</param>
/// <param name="Summary">The decision, in counts.</param>
/// <param name="CharsSaved">Characters all of them lose.</param>
internal sealed record ShortCatalogue((int Node, string Text)[] Texts, string Summary, long CharsSaved);
