using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>Catalogues that were shortened lately, by the hash of their bytes: clients send the same one with every request.</summary>
internal sealed class KnownCatalogues
{
    private const int Most = 128;

    private readonly ConcurrentDictionary<UInt128, ShortCatalogue> _known = [];

    public ShortCatalogue GetOrAdd(RequestView view, JsonEditor editor, ToolSchemaCompressionOptions options, Func<ShortCatalogue> shorten)
    {
        var hash = new XxHash128();
        hash.Append([options.CollapseWhitespace ? (byte)1 : (byte)0, options.StripBoilerplate ? (byte)1 : (byte)0]);
        hash.Append(view.ToolsNode.Raw);
        // What was pruned is no part of it.
        for (var i = 0; i < view.Tools.Count; i++)
            if (!editor.IsLive(view.Tools[i].Node)) hash.Append(MemoryMarshal.AsBytes([i]));
        var key = hash.GetCurrentHashAsUInt128();
        if (_known.TryGetValue(key, out var known)) return known;
        if (_known.Count >= Most) _known.Clear();
        return _known[key] = shorten();
    }
}
