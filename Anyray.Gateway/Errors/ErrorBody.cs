using System.Buffers;
using System.Text.Json;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Errors;

/// <summary>One error, ready to be written in any dialect.</summary>
internal readonly record struct ErrorBody(int Status, ErrorType Type, string Message)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? Param { get; init; }

    public string? Code { get; init; }

    public string? BudgetId { get; init; }

    /// <summary>The provider's own word for the type; wins over <see cref="Type"/> where the dialects agree.</summary>
    public string? TypeName { get; init; }

    public string? RequestId { get; init; }

    public void Write(IBufferWriter<byte> output, Dialect dialect)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        switch (dialect)
        {
            case Dialect.Anthropic: WriteAnthropic(json); break;
            case Dialect.Gemini or Dialect.GeminiEmbeddings: WriteGemini(json); break;
            default: WriteOpenAI(json); break;
        }
    }

    /// <summary>The type as <paramref name="dialect"/> names it.</summary>
    public string NameFor(Dialect dialect) => TypeName ?? ErrorNames.Of(Type, dialect);

    private void WriteOpenAI(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", Message);
        json.WriteString("type", NameFor(Dialect.OpenAIChat));
        json.WriteString("param", Param);
        json.WriteString("code", Code);
        if (BudgetId is not null) json.WriteString("budget_id", BudgetId);
        json.WriteEndObject();
        json.WriteString("request_id", RequestId);
        json.WriteEndObject();
    }

    private void WriteAnthropic(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "error");
        json.WriteStartObject("error");
        json.WriteString("type", NameFor(Dialect.Anthropic));
        json.WriteString("message", Message);
        if (BudgetId is not null) json.WriteString("budget_id", BudgetId);
        json.WriteEndObject();
        json.WriteString("request_id", RequestId);
        json.WriteEndObject();
    }

    private void WriteGemini(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteNumber("code", Status);
        json.WriteString("message", Message);
        json.WriteString("status", NameFor(Dialect.Gemini));
        if (BudgetId is not null) json.WriteString("budget_id", BudgetId);
        json.WriteString("request_id", RequestId);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
