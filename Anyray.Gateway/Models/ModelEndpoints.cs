using System.Globalization;
using System.Text.Json;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;

namespace Anyray.Gateway.Models;

/// <summary><c>GET /v1/models</c> and <c>/v1/models/{id}</c>: OpenAI's shape, or Anthropic's when <c>anthropic-version</c> is sent; <c>/v1beta/models</c>: Gemini's.</summary>
internal static class ModelEndpoints
{
    public static void AddModels(this IServiceCollection services) => services.AddSingleton<ModelCatalogue>();

    public static void MapModels(this WebApplication app)
    {
        var catalogue = app.Services.GetRequiredService<ModelCatalogue>();
        var authenticator = app.Services.GetRequiredService<Authenticator>();
        RequestDelegate list = http => AnswerAsync(http, catalogue, authenticator, null);
        RequestDelegate one = http => AnswerAsync(http, catalogue, authenticator, (string)http.Request.RouteValues["id"]!);
        app.MapGet("/v1/models", list);
        app.MapGet("/v1/models/{**id}", one);
        app.MapGet("/v1beta/models", list);
        app.MapGet("/v1beta/models/{**id}", one);
    }

    private static async Task AnswerAsync(HttpContext http, ModelCatalogue catalogue, Authenticator authenticator, string? id)
    {
        var dialect = PlainError.DialectOf(http);
        try
        {
            var models = catalogue.For(authenticator.Authenticate(http).Key);
            using var body = new PooledWriter(16 * 1024);
            using (var json = new Utf8JsonWriter(body))
            {
                if (id is null) WriteList(json, [.. models], dialect);
                else
                {
                    var model = models.FirstOrDefault(m => m.Id == id || $"{m.Provider}/{m.Name}" == id)
                        ?? throw new CallRefusedException(StatusCodes.Status404NotFound, ErrorType.NotFound, "There is no such model, or this key may not use it.") { Code = "model_not_found", Param = "model" };
                    Write(json, model, dialect);
                }
            }
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body.Memory, http.RequestAborted);
        }
        catch (CallRefusedException refused)
        {
            await PlainError.WriteAsync(http, dialect, refused.Status, refused.Type, refused.Message, refused.Code);
        }
    }

    private static void WriteList(Utf8JsonWriter json, List<ModelCatalogue.Model> models, Dialect dialect)
    {
        json.WriteStartObject();
        if (dialect == Dialect.OpenAIChat) json.WriteString("object", "list");
        json.WriteStartArray(dialect == Dialect.Gemini ? "models" : "data");
        foreach (var model in models) Write(json, model, dialect);
        json.WriteEndArray();
        if (dialect == Dialect.Anthropic)
        {
            json.WriteBoolean("has_more", false);
            json.WriteString("first_id", models.Count > 0 ? models[0].Id : null);
            json.WriteString("last_id", models.Count > 0 ? models[^1].Id : null);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ModelCatalogue.Model model, Dialect dialect)
    {
        json.WriteStartObject();
        switch (dialect)
        {
            case Dialect.Anthropic:
                json.WriteString("type", "model");
                json.WriteString("id", model.Id);
                json.WriteString("display_name", model.Name);
                json.WriteString("created_at", model.Created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            case Dialect.Gemini:
                json.WriteString("name", "models/" + model.Id);
                json.WriteString("displayName", model.Name);
                json.WriteStartArray("supportedGenerationMethods");
                json.WriteStringValue("generateContent");
                json.WriteEndArray();
                break;
            default:
                json.WriteString("id", model.Id);
                json.WriteString("object", "model");
                json.WriteNumber("created", model.Created.ToUnixTimeSeconds());
                json.WriteString("owned_by", model.Provider);
                break;
        }
        json.WriteEndObject();
    }
}
