namespace Anyray.Optimizer.Relevance;

/// <summary>How far the words of the question were found in a text.</summary>
internal struct MatchReport
{
    /// <summary>Units that hold at least one telling term or identifier.</summary>
    public int Hits;

    /// <summary>Number of terms looked for.</summary>
    public int Wanted;

    /// <summary>Number of those that occur at all.</summary>
    public int Found;

    /// <summary>The best score of any unit.</summary>
    public float Top;

    /// <summary>How much of what is asked for, weighed by how telling it is, one unit with those under the same head holds.</summary>
    public float Together;

    /// <summary>How rare the rarest word of the best unit is, 0-1: words that stand all over tell little.</summary>
    public float Telling;

    /// <summary>Characters of the units that match about as well as the best.</summary>
    public int Tied;

    /// <summary>The identifier of the question that tells some of the units from the others; 0 when none does.</summary>
    public ulong Subset;

    /// <summary>At least half of the words occur, or an identifier led straight to something.</summary>
    public readonly bool Covers => Wanted > 0 && Found * 2 >= Wanted;
}
