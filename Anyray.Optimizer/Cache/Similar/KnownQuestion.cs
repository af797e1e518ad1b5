using System.Buffers.Binary;
using System.Text;

namespace Anyray.Optimizer.Cache.Similar;

/// <summary>A question whose answer is, or is about to be, under a key of the cache. It holds no text: a hash of its facts and its vector.</summary>
/// <param name="Key">Key of the answer.</param>
/// <param name="Facts">See <see cref="QuestionFacts.Of"/>.</param>
/// <param name="Model">Which embedder made the vector; those of two embedders can't be compared.</param>
/// <param name="Vector">Unit-length sentence vector.</param>
internal sealed record KnownQuestion(string Key, UInt128 Facts, string Model, float[] Vector)
{
    private const byte Version = 1;

    /// <summary>Packs it; the vector keeps eight bits a dimension.</summary>
    public byte[] Pack()
    {
        var (key, model) = (Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(Model));
        var packed = new byte[1 + 16 + 2 + key.Length + 2 + model.Length + Vector.Length];
        packed[0] = Version;
        BinaryPrimitives.WriteUInt128LittleEndian(packed.AsSpan(1), Facts);
        var rest = Put(Put(packed.AsSpan(17), key), model);
        var most = 1e-9f;
        foreach (var value in Vector) most = MathF.Max(most, MathF.Abs(value));
        for (var i = 0; i < Vector.Length; i++) rest[i] = (byte)(sbyte)MathF.Round(Vector[i] / most * 127);
        return packed;
    }

    /// <summary>Unpacks it; null when another version wrote it or it is damaged.</summary>
    public static KnownQuestion? Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 21 || packed[0] != Version) return null;
        var rest = packed[17..];
        if (Take(ref rest) is not { } key || Take(ref rest) is not { } model) return null;
        var vector = new float[rest.Length];
        for (var i = 0; i < vector.Length; i++) vector[i] = (sbyte)rest[i];
        Embeddings.WordVectors.Normalize(vector);
        return new KnownQuestion(key, BinaryPrimitives.ReadUInt128LittleEndian(packed[1..]), model, vector);
    }

    private static Span<byte> Put(Span<byte> target, byte[] text)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)text.Length);
        text.CopyTo(target[2..]);
        return target[(2 + text.Length)..];
    }

    private static string? Take(ref ReadOnlySpan<byte> source)
    {
        if (source.Length < 2 || BinaryPrimitives.ReadUInt16LittleEndian(source) is var length && source.Length < 2 + length) return null;
        var text = Encoding.UTF8.GetString(source.Slice(2, length));
        source = source[(2 + length)..];
        return text;
    }
}
