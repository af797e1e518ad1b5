using System.Text.Json;
using System.Text.Unicode;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Calls;

/// <summary>The few members of a request body that the gateway needs, found in one pass without a DOM.</summary>
internal sealed class RequestScan
{
    private const int MaxDepth = 256;

    /// <summary>As many answers to one request as are told apart; OpenAI allows no more.</summary>
    public const int MostChoices = 128;

    /// <summary>Value of <c>model</c>.</summary>
    public string? Model { get; private set; }

    /// <summary>Where the JSON string of <c>model</c> stands, quotes included.</summary>
    public (int Offset, int Length) ModelSpan { get; private set; }

    /// <summary>Value of <c>stream</c>.</summary>
    public bool Stream { get; private set; }

    /// <summary>Where the value of <c>stream_options</c> stands; length 0 when it is absent.</summary>
    public (int Offset, int Length) StreamOptionsSpan { get; private set; }

    /// <summary>True when <c>stream_options.include_usage</c> is true.</summary>
    public bool IncludeUsage { get; private set; }

    /// <summary>Where the value of <c>stream_options.include_usage</c> stands; length 0 when it is absent.</summary>
    public (int Offset, int Length) IncludeUsageSpan { get; private set; }

    /// <summary>Value of the top-level <c>user</c>, or <c>metadata.user_id</c>.</summary>
    public string? User { get; private set; }

    /// <summary>Largest output the caller allows, in tokens.</summary>
    public long? MaxOutputTokens { get; private set; }

    /// <summary>How many answers are asked for (<c>n</c>).</summary>
    public int Choices { get; private set; } = 1;

    /// <summary>Offset of the brace that closes the body.</summary>
    public int EndBrace { get; private set; }

    /// <summary>First byte of the JSON value.</summary>
    public int Start { get; private set; }

    /// <summary>True when the object has no member.</summary>
    public bool Empty { get; private set; } = true;

    /// <summary>True when the body seems to carry an image; then the optimizer is given more time.</summary>
    public bool HasImages { get; private set; }

    /// <exception cref="CallRefusedException">The body is not one JSON object that every parser reads alike.</exception>
    public static RequestScan Of(ReadOnlySpan<byte> body)
    {
        if (body.Trim(" \t\r\n"u8).IsEmpty) throw CallRefusedException.Invalid("The request body is empty; send a JSON object.");
        if (!Utf8.IsValid(body)) throw CallRefusedException.Invalid("The request body is not valid UTF-8.");
        try
        {
            var scan = new RequestScan();
            scan.Read(body);
            scan.HasImages = body.IndexOf("image"u8) >= 0 && (body.IndexOf("image_url"u8) >= 0 || body.IndexOf("\"image\""u8) >= 0 || body.IndexOf("input_image"u8) >= 0 || body.IndexOf("image/"u8) >= 0);
            return scan;
        }
        catch (JsonException e)
        {
            throw CallRefusedException.Invalid($"The request body is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}), or is nested deeper than {MaxDepth} levels.");
        }
    }

    private void Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw CallRefusedException.Invalid("The request body must be a JSON object.");
        Start = (int)reader.TokenStartIndex;
        var names = new SeenNames(body);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Empty = false;
            names.Add(ref reader);
            var name = Member(ref reader);
            reader.Read();
            Value(name, ref reader);
        }
        EndBrace = (int)reader.TokenStartIndex;
        while (reader.Read()) { }
    }

    private static Name Member(ref Utf8JsonReader reader) =>
        reader.Is("model"u8) ? Name.Model
        : reader.Is("stream"u8) ? Name.Stream
        : reader.Is("stream_options"u8) ? Name.StreamOptions
        : reader.Is("user"u8) ? Name.User
        : reader.Is("metadata"u8) ? Name.Metadata
        : reader.Is("max_tokens"u8) || reader.Is("max_completion_tokens"u8) || reader.Is("max_output_tokens"u8) ? Name.MaxTokens
        : reader.Is("n"u8) ? Name.Choices
        : Name.Other;

    private void Value(Name name, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        switch (name)
        {
            case Name.Model when reader.TokenType == JsonTokenType.String:
                Model = reader.Text();
                ModelSpan = (start, (int)reader.BytesConsumed - start);
                break;
            case Name.Stream:
                Stream = reader.TokenType == JsonTokenType.True;
                break;
            case Name.User when reader.TokenType == JsonTokenType.String:
                User ??= reader.Text();
                break;
            case Name.MaxTokens when reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var limit):
                MaxOutputTokens = limit;
                break;
            case Name.Choices when reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var choices):
                Choices = Math.Clamp(choices, 1, MostChoices);
                break;
            case Name.StreamOptions when reader.TokenType == JsonTokenType.StartObject:
                StreamOptions(ref reader);
                StreamOptionsSpan = (start, (int)reader.BytesConsumed - start);
                break;
            case Name.Metadata when reader.TokenType == JsonTokenType.StartObject:
                Metadata(ref reader);
                break;
        }
        reader.Skip();
    }

    private void StreamOptions(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIncludeUsage = reader.Is("include_usage"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isIncludeUsage) IncludeUsage = reader.TokenType == JsonTokenType.True;
            reader.Skip();
            if (isIncludeUsage) IncludeUsageSpan = (start, (int)reader.BytesConsumed - start);
        }
    }

    private void Metadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isUser = reader.Is("user_id"u8);
            reader.Read();
            if (isUser && reader.TokenType == JsonTokenType.String) User ??= reader.Text();
            reader.Skip();
        }
    }

    private enum Name { Other, Model, Stream, StreamOptions, User, Metadata, MaxTokens, Choices }
}
